"""Graph algorithms: Dijkstra and A* with heapq, depth-first search, union-find, Floyd-Warshall, flows."""
# kind: calls

import heapq
import sys
from collections import deque


class Graph:
    def __init__(self, size):
        self.size = size
        self.edges = [[] for _ in range(size)]

    def connect(self, a, b, weight):
        self.edges[a].append((b, weight))

    @classmethod
    def random(cls, size, degree, seed):
        graph = cls(size)
        for a in range(size):
            for _ in range(degree):
                seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
                graph.connect(a, (seed >> 8) % size, 1 + (seed >> 4) % 50)
        return graph


def dijkstra(graph, start):
    distance = [None] * graph.size
    queue = [(0, start)]
    while queue:
        so_far, node = heapq.heappop(queue)
        if distance[node] is not None:
            continue
        distance[node] = so_far
        for other, weight in graph.edges[node]:
            if distance[other] is None:
                heapq.heappush(queue, (so_far + weight, other))
    return distance


def shortest_path_in_maze(side, seed):
    """A* over a grid with walls, positions as tuples."""
    walls = set()
    for y in range(side):
        for x in range(side):
            seed = (seed * 69069 + 1) & 0xFFFFFFFF
            if seed >> 24 < 70 and 0 < x + y < 2 * side - 2:
                walls.add((x, y))
    goal = (side - 1, side - 1)
    cost = {(0, 0): 0}
    queue = [(2 * side, (0, 0))]
    while queue:
        _, (x, y) = heapq.heappop(queue)
        if (x, y) == goal:
            return cost[goal]
        for step in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= step[0] < side and 0 <= step[1] < side and step not in walls:
                new_cost = cost[x, y] + 1
                if new_cost < cost.get(step, 1 << 30):
                    cost[step] = new_cost
                    heapq.heappush(queue, (new_cost + goal[0] - step[0] + goal[1] - step[1], step))
    return -1


def strong_components(graph):
    """Tarjan's algorithm, with a stack of its own in place of recursion."""
    index = [None] * graph.size
    low = [0] * graph.size
    on_stack = [False] * graph.size
    stack, components, counter = [], 0, 0
    for root in range(graph.size):
        if index[root] is not None:
            continue
        work = [(root, iter(graph.edges[root]))]
        index[root] = low[root] = counter
        counter += 1
        stack.append(root)
        on_stack[root] = True
        while work:
            node, edges = work[-1]
            for other, _ in edges:
                if index[other] is None:
                    index[other] = low[other] = counter
                    counter += 1
                    stack.append(other)
                    on_stack[other] = True
                    work.append((other, iter(graph.edges[other])))
                    break
                if on_stack[other]:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    components += 1
                    while True:
                        other = stack.pop()
                        on_stack[other] = False
                        if other == node:
                            break
    return components


def spanning_weight(graph):
    parent = list(range(graph.size))

    def find(node):
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    total = 0
    edges = sorted((w, a, b) for a in range(graph.size) for b, w in graph.edges[a])
    for weight, a, b in edges:
        root_a, root_b = find(a), find(b)
        if root_a != root_b:
            parent[root_a] = root_b
            total += weight
    return total


def all_pairs(graph):
    far = 1 << 30
    table = [[far] * graph.size for _ in range(graph.size)]
    for a in range(graph.size):
        table[a][a] = 0
        for b, weight in graph.edges[a]:
            table[a][b] = min(table[a][b], weight)
    for k in range(graph.size):
        middle = table[k]
        for row in table:
            to_k = row[k]
            if to_k == far:
                continue
            for j, rest in enumerate(middle):
                if to_k + rest < row[j]:
                    row[j] = to_k + rest
    return sum(d for row in table for d in row if d < far)


def breadth_levels(graph, start):
    level = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other, _ in graph.edges[node]:
            if other not in level:
                level[other] = level[node] + 1
                queue.append(other)
    return max(level.values()) * 100000 + len(level)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 16000
    graph = Graph.random(size, 4, 17)
    checksum = sum(d for d in dijkstra(graph, 0) if d is not None)
    checksum = checksum * 31 + strong_components(graph)
    checksum = checksum * 31 + spanning_weight(graph)
    checksum = checksum * 31 + breadth_levels(graph, 1)
    checksum = checksum * 31 + all_pairs(Graph.random(size // 50, 3, 5))
    checksum = checksum * 31 + shortest_path_in_maze(size // 60, 3)
    print("graph", checksum)


if __name__ == "__main__":
    main()
