"""How do several PDF files of typst become one, with its tags, outline and addresses?

typst holds a whole document in memory, some 80 kB a comment; a large one is set in
parts, which are joined here, one in memory at a time. Objects are numbered anew, and
the trees that each part has (pages, outline, structure) grow into one. Only what typst
writes is joined: plain objects and a plain table of their places (ISO 32000-1, 7.5.4).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import BinaryIO

import regex

#: A string, which is left alone, or a reference.
_REFERENCE = regex.compile(
    rb"(\((?:[^()\\]|\\.|(?1))*+\))|<[0-9A-Fa-f\s]*+>|\b(\d+) 0 R\b", regex.DOTALL
)
_KEY = regex.compile(rb"/(StructParents?) (\d+)")
_HEADER = regex.compile(rb"\(U(\d+x\d+y\d+)\)")  # the id of a table's heading
_NAMED = regex.compile(rb"(\([^()]*\))(\d+ 0 R)")

#: The numbers of the objects that the whole has once.
_CATALOG, _PAGES, _OUTLINE, _STRUCTURE, _DOCUMENT = 1, 2, 3, 4, 5


def page_count(pdf: bytes) -> int:
    """Say how many pages a file of typst has."""
    return int(_found(rb"/Type/Pages/Count (\d+)", pdf))


def join(parts: Iterable[bytes], stream: BinaryIO) -> None:
    """Write one file of the parts, in their order; there is at least one."""
    whole = _Whole(stream)
    for part in parts:
        whole.append(part)
    whole.close()


class _Whole:
    """The file that is being written, and what its trees will be."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0
        self._places = array("Q")  # of the objects by their numbers; 0: not written
        self._next = _DOCUMENT
        self._catalog = self._roles = self._info = b""
        self._pages: list[int] = []
        self._count = 0
        self._first = 0
        self._last: tuple[int, bytes] | None = None
        self._elements: list[bytes] = []
        self._keys: list[bytes] = []
        self._ids: list[tuple[bytes, bytes]] = []
        self._destinations: list[tuple[bytes, bytes]] = []
        self._put(b"%PDF-1.7\n%\xff\xff\xff\xff\n")

    def append(self, part: bytes) -> None:
        """Write the objects of a part; its trees grow into those of the whole."""
        objects, trailer = _objects(part)
        catalog = int(_found(rb"/Root (\d+)", trailer))
        root = objects.pop(catalog)[0]
        pages = int(_found(rb"/Pages (\d+)", root))
        trees = {
            int(_found(rb"/StructTreeRoot (\d+)", root)): _DOCUMENT,
            int(_found(rb"/Outlines (\d+)", root) or b"-1"): _OUTLINE,
        }
        new = {n: trees.get(n, self._next + n) for n in objects}
        keys, mark = len(self._keys), b"(P%dU" % len(self._pages)

        def renewed(text: bytes) -> bytes:
            text = _REFERENCE.sub(
                lambda m: b"%d 0 R" % new[int(m[2])] if m[2] else m[0], text
            )
            text = _KEY.sub(lambda m: b"/%b %d" % (m[1], int(m[2]) + keys), text)
            return _HEADER.sub(lambda m: mark + m[1] + b")", text)

        made = {new[n]: renewed(head) + data for n, (head, data) in objects.items()}
        made[new[pages]] = _with(made[new[pages]], b"/Parent %d 0 R" % _PAGES)
        self._pages.append(new[pages])
        self._count += page_count(part)
        tree, root = made.pop(_DOCUMENT), renewed(root)
        self._elements.append(_found(rb"/K\[(.*?)\]", tree))
        numbers = _found(rb"/Nums\[(.*?)\]", tree)
        self._keys += regex.findall(rb"\d+ (\d+ 0 R)", numbers)
        self._ids += _NAMED.findall(_found(rb"/IDTree<</Names\[(.*?)\]>>", tree))
        self._destinations += _NAMED.findall(_found(rb"/Dests<</Names\[(.*?)\]", root))
        if _OUTLINE in made:
            self._hang(made.pop(_OUTLINE), made)
        for number, content in made.items():
            self._object(number, content)
        if not self._catalog:
            self._catalog = root
            self._roles = _found(rb"/RoleMap<<.*?>>", tree, 0)
            self._info = b"%d 0 R" % new[int(_found(rb"/Info (\d+)", trailer))]
        self._next += max(catalog, *objects)

    def _hang(self, outline: bytes, made: dict[int, bytes]) -> None:
        """Hang the headings of a part behind those before."""
        first = int(_found(rb"/First (\d+)", outline))
        last = int(_found(rb"/Last (\d+)", outline))
        if self._last is None:
            self._first = first
        else:
            before, content = self._last
            made[first] = _with(made[first], b"/Prev %d 0 R" % before)
            made[before] = _with(content, b"/Next %d 0 R" % first)
        self._last = last, made.pop(last)

    def close(self) -> None:
        """Write the trees, then where everything is."""
        if self._last is not None:
            number, content = self._last
            outline = b"<</Type/Outlines/First %d 0 R/Last %d 0 R>>"
            self._object(number, content)
            self._object(_OUTLINE, outline % (self._first, number))
        kids = b" ".join(b"%d 0 R" % number for number in self._pages)
        pages = b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._count, kids)
        self._object(_PAGES, pages)
        keys = b" ".join(b"%d %b" % pair for pair in enumerate(self._keys))
        document = b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>"
        elements = b" ".join(self._elements)
        self._object(_DOCUMENT, document % (_STRUCTURE, elements))
        structure = (
            b"<</Type/StructTreeRoot%b/K[%d 0 R]/ParentTree<</Nums[%b]>>/IDTree%b>>"
        )
        ids = _tree(self._ids)
        self._object(_STRUCTURE, structure % (self._roles, _DOCUMENT, keys, ids))
        catalog = regex.sub(rb"/Names<<.*\]>>>>", b"", self._catalog)
        for name, number in (
            (b"Pages", _PAGES),
            (b"Outlines", _OUTLINE),
            (b"StructTreeRoot", _STRUCTURE),
        ):
            place = b"/%b %d 0 R" % (name, number)
            catalog = regex.sub(rb"/%b \d+ 0 R" % name, place, catalog)
        names = b"/Names<</Dests%b>>" % _tree(self._destinations)
        self._object(_CATALOG, _with(catalog, names))
        self._table(self._next + 1)

    def _table(self, size: int) -> None:
        start = self._at
        self._put(b"xref\n0 %d\n0000000000 65535 f\r\n" % size)
        for number in range(1, size):
            at = self._places[number] if number < len(self._places) else 0
            self._put(
                b"%010d %05d %b\r\n" % ((at, 0, b"n") if at else (0, 65535, b"f"))
            )
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %b>>\nstartxref\n%d\n%%%%EOF"
        self._put(trailer % (size, _CATALOG, self._info, start))

    def _object(self, number: int, content: bytes) -> None:
        missing = number + 1 - len(self._places)
        self._places.extend([0] * missing)
        self._places[number] = self._at
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def _put(self, data: bytes) -> None:
        self._stream.write(data)
        self._at += len(data)


def _objects(part: bytes) -> tuple[dict[int, tuple[bytes, bytes]], bytes]:
    """Give the objects by their numbers, each parted from its stream; the trailer."""
    table = int(_found(rb"startxref\s+(\d+)", part[-64:]))
    entries, _, trailer = part[table:].partition(b"trailer")
    places = [
        int(line[:10])
        for line in entries.splitlines()[2:]
        if line.rstrip().endswith(b"n")
    ]
    found = {}
    for start, end in zip(sorted(places), [*sorted(places)[1:], table], strict=True):
        number, _, content = part[start:end].partition(b" 0 obj\n")
        head, sign, data = (
            content.rpartition(b"endobj")[0].rstrip(b"\n").partition(b"\nstream\n")
        )
        found[int(number)] = (head, sign + data)
    return found, trailer


def _found(pattern: bytes, text: bytes, group: int = 1) -> bytes:
    match = regex.search(pattern, text, regex.DOTALL)
    return match[group] if match else b""


def _with(dictionary: bytes, entry: bytes) -> bytes:
    return dictionary.replace(b"<<", b"<<" + entry, 1)


def _tree(names: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Make a tree of names, which are in their order."""
    return b"<</Names[%b]>>" % b"".join(name + to for name, to in sorted(names))
