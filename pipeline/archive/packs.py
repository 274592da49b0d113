"""What is the file in which mails lie that came together?

Mails that come at once are kept in one file, because a disk flushes one file as
fast as one mail, and an object store takes one object as fast as one mail. Such a
pack is a plain tar that any program opens, its members are named after their
SHA-256, and its own name is the SHA-256 of their names, so that a pack that was cut
off is told from a whole one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from tarfile import BLOCKSIZE, USTAR_FORMAT, HeaderError, TarInfo
from typing import NamedTuple

#: So many new messages make a pack; fewer, and any as large as this, lie alone.
PACK_FROM = 8
LARGE = 1024**2
#: The ending of a message, in a pack or alone.
MESSAGE = ".eml"
#: More bytes than any file has: a header that tells of more is none.
_LONGEST = 2**50
_END = bytes(2 * BLOCKSIZE)


class Member(NamedTuple):
    """A message in a pack: its SHA-256, where its bytes begin, how many they are."""

    name: str
    start: int
    size: int


class Packed(NamedTuple):
    """A pack that is to be written: its name, what it holds, and its bytes."""

    name: str
    members: list[Member]
    pieces: list[bytes]


def worth_packing(mails: Mapping[str, bytes]) -> dict[str, bytes]:
    """Choose which of these new messages shall lie in a pack; perhaps none."""
    small = {name: raw for name, raw in mails.items() if len(raw) < LARGE}
    return small if len(small) >= PACK_FROM else {}


def packed(mails: Mapping[str, bytes]) -> Packed:
    """Make a pack of messages, given by their SHA-256."""
    pieces: list[bytes] = []
    members: list[Member] = []
    start = BLOCKSIZE
    for name, raw in mails.items():
        pieces += (_header(name, len(raw)), raw, bytes(_rest(len(raw))))
        members.append(Member(name, start, len(raw)))
        start += len(raw) + _rest(len(raw)) + BLOCKSIZE
    return Packed(named_after(mails), members, [*pieces, _END])


def named_after(names: Iterable[str]) -> str:
    """Return the name of the pack that holds the messages of these names."""
    return sha256("\n".join(names).encode()).hexdigest()


def read(part: Callable[[int, int], bytes]) -> Iterator[Member]:
    """Go through what a pack holds, as far as its headers can be read.

    `part` gives the bytes from a place on, as many as are asked for and there.
    """
    start = BLOCKSIZE
    with suppress(HeaderError):
        while True:
            block = part(start - BLOCKSIZE, BLOCKSIZE)
            header = TarInfo.frombuf(block, "utf-8", "replace")
            if not 0 <= header.size <= _LONGEST:
                return
            yield Member(header.name.removesuffix(MESSAGE), start, header.size)
            start += header.size + _rest(header.size) + BLOCKSIZE


def as_written(name: str, pack: bytes) -> bool:
    """Tell whether a pack is to the byte what it was, but for the messages' own."""
    members = list(read(lambda start, size: pack[start : start + size]))
    made = [_again(pack, member) for member in members]
    whole = named_after(member.name for member in members) == name
    return whole and b"".join([*made, _END]) == pack


def sound(name: str, pack: bytes) -> bool:
    """Tell whether every byte of a pack is what it was, the messages' own too."""
    members = read(lambda start, size: pack[start : start + size])
    return as_written(name, pack) and all(
        sha256(pack[m.start : m.start + m.size]).hexdigest() == m.name for m in members
    )


def _header(name: str, size: int) -> bytes:
    """Return what a tar says before the bytes of a message."""
    header = TarInfo(f"{name}{MESSAGE}")
    header.size, header.mtime = size, int(time.time())
    return header.tobuf(USTAR_FORMAT)


def _again(pack: bytes, member: Member) -> bytes:
    """Return a member of a pack as it was written, by what its header says."""
    header = TarInfo.frombuf(
        pack[member.start - BLOCKSIZE : member.start], "utf-8", "replace"
    )
    raw = pack[member.start : member.start + member.size]
    return b"".join((header.tobuf(USTAR_FORMAT), raw, bytes(_rest(member.size))))


def _rest(size: int) -> int:
    return -size % BLOCKSIZE
