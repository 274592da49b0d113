"""Submissions written by hand, each with what it says, and to whom it belongs.

A case is a block of a text file:

    === form: name
    from: ...                    (and further headers)
    subject: ...

    the body                     ("html" alone on the first line: an HTML body)
    --- attach FILE [by AUTHOR]  (a Word file, in the marks of `_word`)
    --- expect
    who: Name; Name              ("new Name": proposed for review; "?": nobody)
    compact 4 amend: words       a comment, and words that its text must hold
    compact 4 amend/keep: words  readers may differ on what is asked
    compact * general: words
    compact 9 delete: -          a deletion that is shown, in no words
    ? words                      for a person: never a confident paragraph
    none                         nothing is said on any paragraph
    # why                        a remark on what is expected
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from tests.reading.word_file import (
    called,
    cell,
    cut,
    end,
    ins,
    p,
    r,
    row,
    start,
    table,
    word_file,
)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEADING = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
_MARK = re.compile(
    r"\{\+(?P<new>.*?)\+\}|\{-(?P<old>.*?)-\}|<<(?P<anchor>.*?)\|\|(?P<note>.*?)>>"
    r"|~~(?P<struck>.*?)~~|__(?P<lined>.*?)__|\*\*(?P<bold>.*?)\*\*"
    r"|\^\^(?P<foot>.*?)\^\^"
)
_LOOKS = {
    "struck": "<w:strike/>",
    "lined": '<w:u w:val="single"/>',
    "bold": "<w:b/><w:i/>",
}
_POINT = re.compile(r"(\w+) (\S.*?) ([\w/]+): (.+)")


@dataclass(frozen=True, kw_only=True)
class Point:
    """One paragraph that is spoken of: what is asked, and in which words."""

    document: str
    paragraph: str
    actions: tuple[str, ...]
    words: str


@dataclass(kw_only=True)
class Case:
    """One submission and what must be made of it."""

    form: str
    name: str
    message: bytes
    stakeholders: tuple[str, ...] = ()
    new: bool = False
    points: list[Point] = field(default_factory=list)
    open: list[str] = field(default_factory=list)


def cases(file: Path) -> Iterator[Case]:
    """Read the cases of a file."""
    for block in re.split(
        r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE
    )[1:]:
        head, _, rest = block.partition("\n")
        form, _, name = head.partition(": ")
        told, _, expected = rest.partition("--- expect\n")
        case = Case(form=form, name=name, message=_message(told))
        for line in filter(None, expected.splitlines()):
            _expect(case, line)
        yield case


def _expect(case: Case, line: str) -> None:
    if line.startswith("who: "):
        names = line.removeprefix("who: ")
        case.new = names.startswith("new ")
        plain = names.removeprefix("new ")
        case.stakeholders = () if plain == "?" else tuple(plain.split("; "))
    elif line.startswith("? "):
        case.open.append(line.removeprefix("? "))
    elif line != "none" and not line.startswith("# "):
        match = _POINT.fullmatch(line)
        assert match, f"{case.name}: {line}"
        document, label, asked, words = match.groups()
        actions = tuple(asked.split("/"))
        case.points.append(
            Point(document=document, paragraph=label, actions=actions, words=words)
        )


def _message(told: str) -> bytes:
    body, *attached = re.split(r"^--- attach ", told, flags=re.MULTILINE)
    headers, _, text = body.partition("\n\n")
    message = EmailMessage()
    for header in headers.splitlines():
        name, _, value = header.partition(": ")
        message[name] = value
    sender = parseaddr(message["from"])[1]
    message["To"] = "compact@coast.example"
    message["Date"] = "Mon, 4 May 2026 12:00:00 +0000"
    message["Message-ID"] = f"<{abs(hash(told))}@{sender.partition('@')[2]}>"
    if text.startswith("html\n"):
        message.set_content(text.removeprefix("html\n"), subtype="html")
    else:
        message.set_content(text)
    for each in attached:
        head, _, lines = each.partition("\n")
        name, _, author = head.partition(" by ")
        main, _, sub = _WORD.partition("/")
        message.add_attachment(
            _word(lines, author), maintype=main, subtype=sub, filename=name
        )
    return bytes(message)


def _word(lines: str, author: str) -> bytes:
    """Write a Word file: `# heading`, `|cell|cell//new line|`, the marks of `_MARK`.

    `{+in+}` and `{-out-}` are tracked, `<<anchor||note>>` is a margin comment,
    `~~struck~~`, `__underlined__` and `**bold italic**` are made by hand, and
    `^^words^^` are a footnote.
    """
    notes: dict[str, list[str]] = {"comments": [], "footnotes": []}
    body: list[str] = []
    rows: list[str] = []
    for line in lines.strip("\n").splitlines():
        if line.startswith("|"):
            cells = line.removeprefix("|").removesuffix("|").split("|")
            written = (
                [_paragraph(each, author, notes) for each in content.split("//")]
                for content in cells
            )
            rows.append(row(*(cell(*paragraphs) for paragraphs in written)))
            continue
        if rows:
            body.append(table(*rows))
            rows = []
        body.append(_paragraph(line, author, notes))
    body += [table(*rows)] if rows else []
    parts = {kind: "".join(told) for kind, told in notes.items() if told}
    return word_file(*body, styles=_HEADING, **parts)


def _paragraph(line: str, author: str, notes: dict[str, list[str]]) -> str:
    style = '<w:pStyle w:val="Heading1"/>' if line.startswith("# ") else ""
    line = line.removeprefix("# ")
    whole = re.fullmatch(r"\{([+-])(.*)[+-]\}", line)
    if whole and not _MARK.search(whole[2]):
        tag, write = ("ins", ins) if whole[1] == "+" else ("del", cut)
        return p(write(whole[2], author), end=tag)
    content, at = [], 0
    for mark in _MARK.finditer(line):
        content += [line[at : mark.start()], *_marked(mark, author, notes)]
        at = mark.end()
    return p(*filter(None, (*content, line[at:])), properties=style)


def _marked(mark: re.Match[str], author: str, notes: dict[str, list[str]]) -> list[str]:
    match mark.lastgroup:
        case "new":
            return [ins(mark["new"], author)]
        case "old":
            return [cut(mark["old"], author)]
        case "struck" | "lined" | "bold" as look:
            return [r(mark[look], _LOOKS[look])]
        case "foot":
            number = len(notes["footnotes"]) + 1
            notes["footnotes"].append(
                f'<w:footnote w:id="{number}">{p(mark["foot"])}</w:footnote>'
            )
            return [called("footnote", number)]
    number = len(notes["comments"])
    notes["comments"].append(
        f'<w:comment w:id="{number}" w:author="{author}">{p(mark["note"])}</w:comment>'
    )
    return [start(number), mark["anchor"], end(number)]
