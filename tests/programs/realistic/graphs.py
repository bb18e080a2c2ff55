"""Graph algorithms: BFS, DFS, Dijkstra, A*, topological order, components, spanning tree, flows."""

import heapq
import itertools
from collections import Counter, defaultdict, deque


class CycleError(Exception):
    pass


class Graph:
    def __init__(self, edges=(), directed=False):
        self.adjacent, self.directed = defaultdict(dict), directed
        for a, b, *weight in edges:
            self.add(a, b, *weight)

    def add(self, a, b, weight=1):
        self.adjacent[a][b] = weight
        self.adjacent[b]
        if not self.directed:
            self.adjacent[b][a] = weight

    def __iter__(self):
        return iter(sorted(self.adjacent))

    def __getitem__(self, node):
        return self.adjacent[node]

    def edges(self):
        for a in self:
            for b, weight in sorted(self[a].items()):
                if self.directed or a < b:
                    yield a, b, weight

    def bfs(self, start):
        distance, queue = {start: 0}, deque([start])
        while queue:
            node = queue.popleft()
            yield node, distance[node]
            for other in sorted(self[node]):
                if other not in distance:
                    distance[other] = distance[node] + 1
                    queue.append(other)

    def dfs(self, node, seen=None):
        seen = set() if seen is None else seen
        seen.add(node)
        yield node
        for other in sorted(self[node]):
            if other not in seen:
                yield from self.dfs(other, seen)

    def dijkstra(self, start, goal):
        queue, done = [(0, start, [start])], set()
        while queue:
            cost, node, path = heapq.heappop(queue)
            if node == goal:
                return cost, path
            if node in done:
                continue
            done.add(node)
            for other, weight in self[node].items():
                if other not in done:
                    heapq.heappush(queue, (cost + weight, other, path + [other]))
        raise LookupError(f"no way from {start} to {goal}")

    def topological(self):
        state, order = {}, []

        def visit(node, path):
            match state.get(node):
                case "done":
                    return
                case "open":
                    raise CycleError(" -> ".join(path[path.index(node):] + [node]))
            state[node] = "open"
            for other in sorted(self[node]):
                visit(other, path + [node])
            state[node] = "done"
            order.append(node)
        for node in self:
            visit(node, [])
        return order[::-1]

    def components(self):
        seen = set()
        for node in self:
            if node not in seen:
                yield sorted(self.dfs(node, seen))

    def spanning_tree(self):
        parent = {node: node for node in self}

        def find(x):
            while parent[x] != x:
                parent[x] = x = parent[parent[x]]
            return x
        for weight, a, b in sorted((w, a, b) for a, b, w in self.edges()):
            if (ra := find(a)) != (rb := find(b)):
                parent[ra] = rb
                yield a, b, weight

    def strong(self):
        index, low, stack, on_stack, out = {}, {}, [], set(), []
        counter = itertools.count()

        def connect(v):
            index[v] = low[v] = next(counter)
            stack.append(v)
            on_stack.add(v)
            for w in sorted(self[v]):
                if w not in index:
                    connect(w)
                    low[v] = min(low[v], low[w])
                elif w in on_stack:
                    low[v] = min(low[v], index[w])
            if low[v] == index[v]:
                component = []
                while True:
                    component.append(w := stack.pop())
                    on_stack.discard(w)
                    if w == v:
                        break
                out.append(sorted(component))
        for v in self:
            if v not in index:
                connect(v)
        return out

    def max_flow(self, source, sink):
        residual = defaultdict(Counter)
        for a, b, capacity in self.edges():
            residual[a][b] += capacity
        total = 0
        while True:
            parents, queue = {source: None}, deque([source])
            while queue and sink not in parents:
                node = queue.popleft()
                for other in sorted(residual[node]):
                    if residual[node][other] > 0 and other not in parents:
                        parents[other] = node
                        queue.append(other)
            if sink not in parents:
                return total
            path, node = [], sink
            while (parent := parents[node]) is not None:
                path.append((parent, node))
                node = parent
            flow = min(residual[a][b] for a, b in path)
            for a, b in path:
                residual[a][b] -= flow
                residual[b][a] += flow
            total += flow


def a_star(grid, start, goal):
    rows = grid.split()

    def neighbours(x, y):
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            if 0 <= y + dy < len(rows) and 0 <= x + dx < len(rows[0]) and rows[y + dy][x + dx] != "#":
                yield x + dx, y + dy
    estimate = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    queue, cost, came = [(estimate(start), start)], {start: 0}, {}
    while queue:
        _, current = heapq.heappop(queue)
        if current == goal:
            path = {current}
            while current in came:
                path.add(current := came[current])
            return len(path) - 1, "\n".join("".join("*" if (x, y) in path else c for x, c in enumerate(row))
                                            for y, row in enumerate(rows))
        for other in neighbours(*current):
            if (new := cost[current] + 1) < cost.get(other, float("inf")):
                cost[other], came[other] = new, current
                heapq.heappush(queue, (new + estimate(other), other))
    return None


roads = Graph([("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11),
               ("c", "f", 2), ("d", "e", 6), ("e", "f", 9), ("x", "y", 1)])
print(list(roads.bfs("a")), list(roads.dfs("a")), roads.dijkstra("a", "e"), sep="\n")
print(list(roads.components()), list(roads.spanning_tree()), sum(w for *_, w in roads.spanning_tree()), sep="\n")
tasks = Graph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "jacket"),
               ("socks", "shoes")], directed=True)
print(tasks.topological())
cyclic = Graph([("1", "2"), ("2", "3"), ("3", "1"), ("3", "4"), ("4", "5"), ("5", "4")], directed=True)
try:
    cyclic.topological()
except CycleError as error:
    print("cycle", error)
print(cyclic.strong())
pipes = Graph([("s", "a", 10), ("s", "b", 5), ("a", "b", 15), ("a", "t", 5), ("b", "t", 10)], directed=True)
print(pipes.max_flow("s", "t"))
print(*a_star("..#....\n.##.##.\n....#..\n.##...#\n...#...", (0, 0), (6, 4)), sep="\n")
print(a_star(".#.\n##.\n...", (0, 0), (2, 2)))
roads.dijkstra("a", "x")
