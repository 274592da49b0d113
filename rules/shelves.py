"""Where do values stand that may be too many for memory?

On shelves, which give them in the order in which they came. Whoever has room for more
than memory holds gives it in as `Room`; then all shelves of a house hold so many values
in memory at the most, together, and what is more is put into the room, some at a time.
Without a room all stay in memory.

>>> shelves = Shelves()
>>> list(shelves.ordered(["b", "c", "a"], key=str)), shelves.keep(iter("ab"))
(['a', 'b', 'c'], ('a', 'b'))
"""

from __future__ import annotations

from abc import abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from typing import Any, Generic, Protocol, TypeVar, overload
from weakref import WeakSet

T = TypeVar("T")

#: So many values are in memory before some are put away, and so many go together.
MOST, TOGETHER = 40_000, 16


class Room(Protocol):
    """Takes values that belong together, and gives them back as they were."""

    def put(self, values: Sequence[Any]) -> int:
        """Take some values; say where they are."""

    def get(self, place: int) -> Sequence[Any]:
        """Give what was put there."""

    def another(self) -> Room:
        """Give a room like this one, in which there is nothing yet."""


class _Several(Sequence[T]):
    """Values that are asked for one by one; a part of them is a tuple."""

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(map(self.one, range(len(self))[at]))
        inside = 0 <= at < len(self)
        return self.one(at if inside else range(len(self))[at])

    @abstractmethod
    def one(self, at: int) -> T:
        """Give the value at a place, counted from 0, that is there."""


S = TypeVar("S")


class Made(_Several[T], Generic[S, T]):
    """What is made of each of some values, whenever it is asked for."""

    def __init__(self, values: Sequence[S], make: Callable[[S], T]) -> None:
        """Make nothing yet."""
        self._values, self._make = values, make

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._values)

    def one(self, at: int) -> T:
        """Make the one of a place."""
        return self._make(self._values[at])


def made_of(values: Sequence[S], make: Callable[[S], T]) -> Sequence[T]:
    """Make something of each value: at once of a tuple, else when it is asked for.

    >>> made_of((1, 2), str)
    ('1', '2')
    """
    made = Made(values, make)
    return tuple(made) if isinstance(values, tuple) else made


def picked(values: Sequence[T], places: Sequence[int]) -> Sequence[T]:
    """Give the values at these places; of a tuple a tuple.

    >>> picked(("a", "b", "c"), [0, 2])
    ('a', 'c')
    """
    some = Made(places, values.__getitem__)
    return tuple(some) if isinstance(values, tuple) else some


class Shelf(_Several[T]):
    """Values in the order in which they were put here."""

    def __init__(self, held: Callable[[int], None]) -> None:
        """Hold nothing yet; `held` is told how many values more are in memory."""
        self._held = held
        self._values: list[T] = []
        self._room: Room
        self._away = 0
        self._firsts, self._places = array("Q"), array("Q")

    def append(self, value: T) -> None:
        """Put a value at the end."""
        self._values.append(value)
        self._held(1)

    def put_away(self, room: Room) -> None:
        """Put into the room what is in memory."""
        values, self._values, self._room = self._values, [], room
        for start in range(0, len(values), TOGETHER):
            some = values[start : start + TOGETHER]
            self._firsts.append(self._away)
            self._places.append(room.put(some))
            self._away += len(some)

    def closed(self) -> Sequence[T]:
        """Give all of it, to which nothing is added: a tuple, if it is in memory."""
        return self if self._away else tuple(self._values)

    def __len__(self) -> int:
        return self._away + len(self._values)

    def __iter__(self) -> Iterator[T]:
        for place in self._places:
            yield from self._room.get(place)
        yield from self._values

    def one(self, at: int) -> T:
        """Give the value at a place."""
        if at >= self._away:
            return self._values[at - self._away]
        nth = bisect_right(self._firsts, at) - 1
        value: T = self._room.get(self._places[nth])[at - self._firsts[nth]]
        return value


class Shelves:
    """A house of shelves, which share memory and a room."""

    def __init__(self, room: Room | None = None, most: int = MOST) -> None:
        """Hold `most` values in memory, if there is a room for the others."""
        self._room, self._most = room, most
        self._in_memory = 0
        self._shelves: WeakSet[Shelf[Any]] = WeakSet()

    def __reduce__(self) -> tuple[Any, ...]:
        """Be a house of its own in another process; shelves go there as they are."""
        return Shelves, (self._room and self._room.another(), self._most)

    def shelf(self) -> Shelf[Any]:
        """Give a new shelf."""
        made: Shelf[Any] = Shelf(self._held)
        self._shelves.add(made)
        return made

    def _held(self, more: int) -> None:
        self._in_memory += more
        if self._room and self._in_memory >= self._most:
            self._in_memory = 0
            for shelf in self._shelves:
                shelf.put_away(self._room)

    def keep(self, values: Iterable[T]) -> Sequence[T]:
        """Keep values in their order."""
        shelf = self.shelf()
        for value in values:
            shelf.append(value)
        return shelf.closed()

    def ordered(self, values: Iterable[T], key: Callable[[T], Any]) -> Iterator[T]:
        """Go through values by a key; what is equal by it stays in its order."""
        runs: list[Iterable[T]] = []
        run: list[T] = []
        for value in values:
            run.append(value)
            if self._room and len(run) >= self._most:
                runs.append(self._away(sorted(run, key=key), self._room))
                run = []
        run.sort(key=key)
        return merge(*runs, run, key=key) if runs else iter(run)

    def _away(self, values: Iterable[T], room: Room) -> Shelf[T]:
        shelf: Shelf[T] = Shelf(lambda _: None)
        for value in values:
            shelf.append(value)
        shelf.put_away(room)
        return shelf
