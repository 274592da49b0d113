"""The verb that reads files alone: what do we see in them?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.style import Style
from rich.text import Text

from pipeline.bounded import Reader
from pipeline.cli.context import context, visible
from pipeline.faults import Fault
from pipeline.filetype import ENDINGS
from pipeline.reading import FileRead, line, read
from pipeline.values import instant
from rules.terms import Change, Passage, PassageKind, Read, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rules.terms import Message

STDIN = "-"

#: The signs around words with a mark, and their colour where there is one.
_SIGNS = {
    Change.INSERTED: ("[+", "+]", "green"),
    Change.DELETED: ("[-", "-]", "red"),
    Change.MOVED_FROM: ("[<", "<]", "magenta"),
    Change.MOVED_TO: ("[>", ">]", "magenta"),
}
_LOOKS = {"strike": ("[~", "~]"), "underline": ("[_", "_]")}
#: How much was read, as loud as it has to be.
_LOUD = {Read.FULL: "green", Read.PARTIAL: "yellow", Read.HELD: "bold red"}


def read_(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, folders, or - for stdin."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a file, line by line.")
    ] = False,
) -> None:
    """Show what is seen in any file: text, revisions, notes, and what is not read.

    Needs no configuration and no mailbox. Word, PDF, OpenDocument, RTF, tables,
    slides, HTML, text, scans, archives, Outlook files; a mail (.eml, or a file
    of a Maildir) with its headers and all that is attached. Each file is read in
    a child with limits on memory and time.

    Marks: [+inserted+] [-deleted-] [<moved from here<] [>moved here>]
    [~struck by hand~] [_underlined_]. With --json, each object is a line with
    "file", "read" (full, partial, held), "why" and "parts"; each passage has
    "text" and a "source" of part, sha256 and place.

    Exit status 0: all was read. 1: something was read in part or is held.
    2: a file is not there.

    Example: depositary read comments.docx mails/ --json
    """
    as_json = as_json or context(ctx).as_json
    console = Console(highlight=False, soft_wrap=True)
    worst = Read.FULL
    files = [file for path in paths for file in _files(path)]
    with Reader() as reader:
        for file in files:
            found = read(file, _bytes(file), reader)
            if as_json:
                print(json.dumps(line(found), ensure_ascii=False), flush=True)
            else:
                console.print(*_shown(found), sep="\n")
            worst = max(worst, found.read, key=list(Read).index)
    raise typer.Exit(0 if worst is Read.FULL else 1)


def _files(path: str) -> Iterator[str]:
    """Name the files a path means; hidden ones only where they are asked for."""
    place = Path(path)
    if path == STDIN or place.is_file():
        yield path
    elif place.is_dir():
        inside = (p for p in sorted(place.rglob("*")) if p.is_file())
        yield from (
            str(p)
            for p in inside
            if not any(n.startswith(".") for n in p.relative_to(place).parts)
        )
    else:
        raise Fault(f"There is no file or folder {path}.")


def _bytes(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise Fault(f"{file} cannot be opened: {error.strerror}.") from None


def _shown(found: FileRead) -> Iterator[Text]:
    yield _head(found.name, found.type, found.size, found.read, "", bold=True)
    if found.message:
        yield from _envelope(found.message)
    alone = len(found.parts) == 1 and found.message is None
    for part in found.parts:
        text = part.text
        if not alone:
            yield Text()
            yield _head(text.name, part.type, part.size, part.read, " ")
        if part.why:
            yield Text(f"  {part.why}", _LOUD[part.read])
        for name, value in text.properties.items():
            yield _said(name, value)
        yield from _passages(text.passages)
    yield Text()


def _head(
    name: str, kind: str, size: int, read: Read, indent: str, *, bold: bool = False
) -> Text:
    name = "standard input" if name == STDIN else visible(name)
    return Text.assemble(
        (f"{indent}{name}", "bold" if bold else "underline"),
        f"  {visible(ENDINGS.get(kind, kind))}, {size:,} bytes, ",
        (f"read: {read.value}", _LOUD[read]),
    )


def _envelope(message: Message) -> Iterator[Text]:
    """Show who wrote, when, about what, which way it came, what is odd."""
    for sender in message.senders:
        yield _said("From", f"{sender.name} <{sender.address}>".strip())
    if message.claimed_at:
        yield _said("Date", instant(message.claimed_at))
    yield _said("Subject", message.subject)
    for stamp in message.stamps:
        at = instant(stamp.at) if stamp.at else "at an unknown time"
        yield _said("Received", f"{at} by {stamp.by} from {stamp.from_host or '?'}")
    for defect in message.defects:
        yield _said("Defect", defect)


def _said(name: str, value: str) -> Text:
    return Text(f"  {visible(name)}: {visible(value)}", "dim")


def _passages(passages: Sequence[Passage]) -> Iterator[Text]:
    width = max((len(p.source.place) for p in passages), default=0)
    for passage in passages:
        words = _words(passage)
        number = _number(passage)
        first = Text(f"  {passage.source.place:{width}}  ", "dim")
        if kind := _kind(passage):
            first.append(f"{kind}: ", "cyan")
        if number:
            first.append(f"{number} ", "bold")
        for nth, row in enumerate(words.split("\n", allow_blank=True)):
            yield first + row if nth == 0 else Text(" " * (width + 4)) + row


def _number(passage: Passage) -> str:
    """Show the automatic number, and the one before where a revision changed it."""
    now, before = visible(passage.number), visible(passage.base_number)
    return now if now == before else f"{now or 'no number'} (before: {before or '-'})"


def _kind(passage: Passage) -> str:
    """Say what the passage is where it is no plain paragraph or cell."""
    words = []
    if passage.paragraph_change:
        words.append(f"{passage.paragraph_change.value.replace('_', ' ')} paragraph")
    if passage.kind not in {PassageKind.PARAGRAPH, PassageKind.CELL}:
        words.append(passage.kind.value.replace("_", " "))
    if passage.kind is PassageKind.MARGIN_COMMENT:
        words += ["(resolved)"] * passage.resolved
        words += [f"by {passage.author}"] if passage.author else []
        words += [f"in answer to {passage.parent}"] if passage.parent else []
        on = [f"{passage.anchor_text!r}"] if passage.anchor_text else []
        on += [f"({', '.join(passage.anchor)})"] if passage.anchor else []
        words += ["on", *on] if on else []
    return visible(" ".join(words))


def _words(passage: Passage) -> Text:
    text = Text()
    for run in passage.runs or (Run(text=passage.text),):
        text.append_text(_run(run))
    return text


def _run(run: Run) -> Text:
    before, after, colour = _SIGNS[run.change] if run.change else ("", "", None)
    for look, (opening, closing) in _LOOKS.items():
        if getattr(run, look):
            before, after = before + opening, closing + after
    words = "\n".join(visible(row) for row in run.text.split("\n"))
    style = Style(color=colour, bold=run.bold, italic=run.italic, strike=run.strike)
    who = f"({visible(run.author)})" if run.change and run.author else ""
    return Text.assemble((f"{before}{words}{after}", style), (who, "dim"))
