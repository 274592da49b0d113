"""How do comments come into the margin of a Word file, beside those it has?

A file of another program may lack the relations of its text, or the defaults of its
content types (ECMA-376 part 2, 6.5 and 7.2): what the comments need is put in.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from outbox.compilation.package import run
from outbox.compilation.wording import Marked, direction

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = f'<w:comments xmlns:w="{_W}">'
_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NO_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class Margin:
    """The comments of a package."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        """Find the comments that are there.

        Raises KeyError, ValueError or LxmlError where the package is not a whole one.
        """
        self._parts = parts
        relations = etree.fromstring(parts.get(_RELATIONS, _NO_RELATIONS))
        known = (r.get("Target", "") for r in relations if r.get("Type") == _RELATION)
        target = next(known, None)
        self._name = (
            f"word/{target.rpartition('/')[2]}" if target else "word/comments.xml"
        )
        if target is None:
            self._relate(relations)
        self._register()
        there = parts.get(self._name, f"{_OPEN}</w:comments>".encode())
        self._comments = etree.fromstring(there)
        there_are = self._comments.iter(f"{{{_W}}}comment")
        taken = [int(c.get(f"{{{_W}}}id", "0")) for c in there_are]
        self._next = max(taken, default=-1) + 1

    def _relate(self, relations: etree._Element) -> None:
        taken = {r.get("Id") for r in relations}
        name = next(
            n for n in map("rIdC{}".format, range(len(taken) + 1)) if n not in taken
        )
        etree.SubElement(
            relations,
            relations.tag.replace("Relationships", "Relationship"),
            {"Id": name, "Type": _RELATION, "Target": "comments.xml"},
        )
        self._parts[_RELATIONS] = _written(relations)

    def _register(self) -> None:
        """Give the comments and the relations content types, if they have none."""
        types = etree.fromstring(self._parts[_TYPES])
        for kind, key, name, content in (
            ("Default", "Extension", "rels", _RELATIONS_TYPE),
            ("Override", "PartName", f"/{self._name}", _TYPE),
        ):
            if not any(t.get(key) == name for t in types):
                tag = types.tag.replace("Types", kind)
                etree.SubElement(types, tag, {key: name, "ContentType": content})
        self._parts[_TYPES] = _written(types)

    def add(self, author: str, at: str, head: str, words: Sequence[Marked]) -> str:
        """Add a comment: a line of the secretariat, then the words; give its id."""
        name = str(self._next)
        self._next += 1
        text = "".join(w.text for w in words)
        bidi = "<w:pPr><w:bidi/></w:pPr>" if direction(text) == "rtl" else ""
        said = "".join(run(w.text).replace("<w:r>", _LOOKS[w.mark], 1) for w in words)
        comment = etree.fromstring(
            f"{_OPEN}<w:comment><w:p>{run(head)}</w:p><w:p>{bidi}{said}</w:p>"
            "</w:comment></w:comments>"
        )[0]
        initials = "".join(word[0] for word in author.split())[:3]
        for key, value in (
            ("id", name),
            ("author", author),
            ("date", at),
            ("initials", initials),
        ):
            comment.set(f"{{{_W}}}{key}", value)
        self._comments.append(comment)
        return name

    def save(self) -> None:
        """Put the comments back into the package."""
        self._parts[self._name] = _written(self._comments)


_LOOKS = {
    "": "<w:r>",
    "ins": '<w:r><w:rPr><w:u w:val="single"/></w:rPr>',
    "del": "<w:r><w:rPr><w:strike/></w:rPr>",
    "q": "<w:r><w:rPr><w:i/></w:rPr>",
}


def _written(element: etree._Element) -> bytes:
    return etree.tostring(
        element, xml_declaration=True, encoding="UTF-8", standalone=True
    )
