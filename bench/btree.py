"""A B-tree and a skewed binary tree: node objects, bisection, insertion, range scans, deletion."""
# kind: classes

import sys

MIN_KEYS = 8


class Node:
    __slots__ = ("keys", "values", "children")

    def __init__(self, keys, values, children=None):
        self.keys = keys
        self.values = values
        self.children = children

    def is_full(self):
        return len(self.keys) == 2 * MIN_KEYS + 1

    def find(self, key):
        """The index of the first key that is not less."""
        low, high = 0, len(self.keys)
        while low < high:
            middle = (low + high) // 2
            if self.keys[middle] < key:
                low = middle + 1
            else:
                high = middle
        return low, low < len(self.keys) and self.keys[low] == key


class BTree:
    def __init__(self):
        self.root = Node([], [])
        self.size = 0

    def __len__(self):
        return self.size

    def get(self, key, default=None):
        node = self.root
        while True:
            index, found = node.find(key)
            if found:
                return node.values[index]
            if node.children is None:
                return default
            node = node.children[index]

    def __contains__(self, key):
        return self.get(key, self) is not self

    def __setitem__(self, key, value):
        if self.root.is_full():
            self.root = Node([], [], [self.root])
            self.split_child(self.root, 0)
        node = self.root
        while True:
            index, found = node.find(key)
            if found:
                node.values[index] = value
                return
            if node.children is None:
                node.keys.insert(index, key)
                node.values.insert(index, value)
                self.size += 1
                return
            if node.children[index].is_full():
                self.split_child(node, index)
                if node.keys[index] == key:
                    node.values[index] = value
                    return
                if node.keys[index] < key:
                    index += 1
            node = node.children[index]

    def split_child(self, parent, index):
        child = parent.children[index]
        keys, values, children = child.keys, child.values, child.children
        middle = len(keys) // 2
        right = Node(keys[middle + 1:], values[middle + 1:], children and children[middle + 1:])
        parent.keys.insert(index, keys[middle])
        parent.values.insert(index, values[middle])
        parent.children.insert(index + 1, right)
        del keys[middle:], values[middle:]
        if children is not None:
            del children[middle + 1:]

    def __delitem__(self, key):
        self.delete_from(self.root, key)
        if not self.root.keys and self.root.children is not None:
            self.root = self.root.children[0]
        self.size -= 1

    def delete_from(self, node, key):
        index, found = node.find(key)
        if node.children is None:
            if not found:
                raise KeyError(key)
            del node.keys[index], node.values[index]
            return
        if found:
            # The greatest smaller entry takes the place; it sits in a leaf.
            leaf = node.children[index]
            while leaf.children is not None:
                leaf = leaf.children[-1]
            node.keys[index], node.values[index] = leaf.keys[-1], leaf.values[-1]
            key = leaf.keys[-1]
        child = self.with_spare_key(node, index)
        self.delete_from(child, key)

    def with_spare_key(self, parent, index):
        """The child at index, made big enough to lose one key."""
        children = parent.children
        child = children[index]
        if len(child.keys) > MIN_KEYS:
            return child
        if index > 0 and len(children[index - 1].keys) > MIN_KEYS:
            left = children[index - 1]
            child.keys.insert(0, parent.keys[index - 1])
            child.values.insert(0, parent.values[index - 1])
            parent.keys[index - 1] = left.keys.pop()
            parent.values[index - 1] = left.values.pop()
            if left.children is not None:
                child.children.insert(0, left.children.pop())
            return child
        if index + 1 < len(children) and len(children[index + 1].keys) > MIN_KEYS:
            right = children[index + 1]
            child.keys.append(parent.keys[index])
            child.values.append(parent.values[index])
            parent.keys[index] = right.keys.pop(0)
            parent.values[index] = right.values.pop(0)
            if right.children is not None:
                child.children.append(right.children.pop(0))
            return child
        if index + 1 == len(children):
            index -= 1
        left, right = children[index], children.pop(index + 1)
        left.keys += [parent.keys.pop(index)] + right.keys
        left.values += [parent.values.pop(index)] + right.values
        if left.children is not None:
            left.children += right.children
        return left

    def __iter__(self):
        yield from self.walk(self.root)

    def walk(self, node):
        if node.children is None:
            yield from node.keys
            return
        for child, key in zip(node.children, node.keys):
            yield from self.walk(child)
            yield key
        yield from self.walk(node.children[-1])

    def between(self, low, high):
        found = []
        self.collect(self.root, low, high, found)
        return found

    def collect(self, node, low, high, found):
        start, _ = node.find(low)
        for index in range(start, len(node.keys) + 1):
            if node.children is not None:
                self.collect(node.children[index], low, high, found)
            if index == len(node.keys) or node.keys[index] >= high:
                return
            found.append(node.values[index])


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 92000
    tree = BTree()
    key = 12345
    keys = []
    for i in range(size):
        key = (key * 16807 + 11) % 2147483647
        keys.append(key)
        tree[key] = i
    checksum = sum(tree.get(k) * 3 for k in keys[::3])
    checksum += sum(1 for k in keys if k + 1 in tree)
    for i in range(100):
        low = i * 20000000
        checksum += sum(tree.between(low, low + 15000000))
    for k in keys[::2]:
        del tree[k]
    last = -1
    for k in tree:
        if k <= last:
            raise SystemExit("the tree is out of order")
        last = k
    print("btree", len(tree), checksum, last)


if __name__ == "__main__":
    main()
