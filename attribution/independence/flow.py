"""The largest number of paths from origins to the reader that share no node (Dinic's method, unit capacities)."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise


def disjoint_chains(chains: Iterable[Sequence[Hashable]]) -> int:
    """How many vertex-disjoint paths lead from an origin to the reader.

    Each chain is a sequence of nodes from the one nearest to the reader to the origin; the paths run in the union of
    all chains, so a path may start as one chain and end as another where they share a node.
    """
    graph = _Graph()
    for chain in dict.fromkeys(tuple(dict.fromkeys(chain)) for chain in chains):
        if chain:
            graph.add(chain)
    return graph.flow()


class _Graph:
    """Every node as an entry and an exit joined by one unit.

    ``to`` and ``room`` are lists over edges; ``e ^ 1`` is the reverse of edge ``e``.
    """

    def __init__(self) -> None:
        self.index: dict[Hashable, int] = {}
        self.edges: list[list[int]] = [[], []]  # node 0 is before all origins, node 1 the reader
        self.to: list[int] = []
        self.room: list[int] = []
        self.known: set[tuple[int, int]] = set()

    def add(self, chain: Sequence[Hashable]) -> None:
        numbers = [self._node(name) for name in reversed(chain)]
        self._edge(0, numbers[0])
        for upper, lower in pairwise(numbers):
            self._edge(upper + 1, lower)
        self._edge(numbers[-1] + 1, 1)

    def _node(self, name: Hashable) -> int:
        number = self.index.get(name)
        if number is None:
            number = self.index[name] = len(self.edges)
            self.edges += [[], []]
            self._edge(number, number + 1)
        return number

    def _edge(self, start: int, end: int) -> None:
        if (start, end) in self.known:
            return
        self.known.add((start, end))
        for tail, head, room in ((start, end, 1), (end, start, 0)):
            self.edges[tail].append(len(self.to))
            self.to.append(head)
            self.room.append(room)

    def _levels(self) -> list[int]:
        level = [-1] * len(self.edges)
        level[0] = 0
        queue = deque([0])
        while queue:
            node = queue.popleft()
            for edge in self.edges[node]:
                if self.room[edge] and level[self.to[edge]] < 0:
                    level[self.to[edge]] = level[node] + 1
                    queue.append(self.to[edge])
        return level

    def _augment(self, level: list[int], at: list[int]) -> bool:
        """Find one path along rising levels and use it up; ``at`` remembers the edges already tried at each node."""
        path: list[int] = []
        node = 0
        while node != 1:
            if at[node] < len(self.edges[node]):
                edge = self.edges[node][at[node]]
                if self.room[edge] and level[self.to[edge]] == level[node] + 1:
                    path.append(edge)
                    node = self.to[edge]
                else:
                    at[node] += 1
            elif path:
                node = self.to[path.pop() ^ 1]
                at[node] += 1
            else:
                return False
        for edge in path:
            self.room[edge] -= 1
            self.room[edge ^ 1] += 1
        return True

    def flow(self) -> int:
        total = 0
        while (level := self._levels())[1] >= 0:
            at = [0] * len(self.edges)
            while self._augment(level, at):
                total += 1
        return total
