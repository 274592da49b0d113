"""The verb that reads files alone: what do we see in them?"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.style import Style
from rich.text import Text

from pipeline.bounded import Reader
from pipeline.cli.context import context, visible
from pipeline.faults import Fault
from pipeline.message.filetype import ENDINGS
from pipeline.reading import FileRead, line, read
from pipeline.store.values import instant
from rules.terms import Change, Message, Passage, PassageKind, Read, Run

STDIN = "-"

#: The signs around words with a mark, and their colour where there is one.
_SIGNS = {
    Change.INSERTED: ("[+", "+]", "green"),
    Change.DELETED: ("[-", "-]", "red"),
    Change.MOVED_FROM: ("[<", "<]", "magenta"),
    Change.MOVED_TO: ("[>", ">]", "magenta"),
}
_LOOKS = {
    "strike": ("[~", "~]"),
    "underline": ("[_", "_]"),
    "hidden": ("[hidden: ", "]"),
}
#: What people type as if it were a sign gets a backslash.
_TYPED = re.compile(r"\[(?=[-+<>~_]|hidden: |$)", re.MULTILINE)
#: What other programs end with when nobody reads on (128 and SIGPIPE).
_UNREAD = 141
_NARROWEST = 20
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
    of a Maildir) with who sent it, when, which way, and all that is attached. Each
    file is read in a child with limits on memory and time.

    Marks: [+inserted+] [-deleted-] [<moved from here<] [>moved here>]
    [~struck by hand~] [_underlined_] [hidden: not shown by Word]; [+¶+] and [-¶-]
    where paragraphs were split or joined. Such signs in the text itself have a
    backslash before them. With --json, each object is a line with
    "file", "read" (full, partial, held), "why" and "parts"; each passage has
    "text" and a "source" of part, sha256 and place.

    Exit status 0: all was read. 1: something was read in part or is held.
    2: a file is not there, cannot be opened or was left out.

    Example: depositary read comments.docx mails/ --json
    """
    as_json = as_json or context(ctx).as_json
    console = Console(highlight=False, soft_wrap=True)
    left_out: list[str] = []
    worst = Read.FULL
    files = [file for path in paths for file in _files(path, left_out)]
    with Reader() as reader:
        for file in files:
            try:
                found = read(_label(file), _bytes(file), reader)
            except Fault as fault:
                left_out.append(str(fault))
                continue
            if as_json:
                _print(json.dumps(line(found), ensure_ascii=False))
            else:
                with console.capture() as shown:
                    console.print(*_shown(found, console), sep="\n")
                _print(shown.get().removesuffix("\n"))
            worst = max(worst, found.read, key=list(Read).index)
    for sentence in left_out:
        print(f"depositary: {visible(sentence)}", file=sys.stderr)
    raise typer.Exit(2 if left_out else 0 if worst is Read.FULL else 1)


def _files(path: str, left_out: list[str]) -> Iterator[str]:
    """Name the files a path means, and say what in it is none."""
    place = Path(path)
    if path == STDIN:
        yield path
    elif path and _is(place, Path.is_dir):
        others: list[str] = []
        files = list(_inside(place, others))
        yield from files
        none = [] if files else [f"There is no file in {_label(path)}."]
        left_out += others or none
    elif _is(place, Path.is_file) or _is(place, Path.is_fifo):
        yield path
    elif path and _is(place, Path.exists):
        raise Fault(f"{_label(path)} is neither a file nor a folder.")
    else:
        raise Fault(f"There is no file or folder {_label(path) or repr(path)}.")


def _inside(folder: Path, left_out: list[str]) -> Iterator[str]:
    """Name the files below a folder; hidden ones only where they are asked for."""
    try:
        for place in sorted(folder.iterdir()):
            if place.name.startswith("."):
                continue
            if place.is_dir() and not place.is_symlink():
                yield from _inside(place, left_out)
            elif place.is_file():
                yield str(place)
            else:
                what = "links to no file" if place.is_symlink() else "is no file"
                left_out.append(f"{_label(str(place))} {what} and was left out.")
    except OSError as error:
        left_out.append(_refused(error))


def _is(place: Path, kind: Callable[[Path], bool]) -> bool:
    try:
        return kind(place)
    except OSError as error:
        raise Fault(_refused(error)) from None


def _bytes(file: str) -> bytes:
    if file == STDIN and sys.stdin is None:
        raise Fault("There is no standard input; name a file.")
    try:
        return sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise Fault(_refused(error)) from None


def _refused(error: OSError) -> str:
    name = _label(error.filename or "Standard input")
    return f"{name} cannot be opened: {error.strerror}."


def _label(file: str) -> str:
    r"""Write what is no UTF-8 in a name as `\xff`."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def _print(words: str) -> None:
    try:
        print(words, flush=True)
    except BrokenPipeError:  # whoever reads along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(_UNREAD) from None


def _shown(found: FileRead, console: Console) -> Iterator[Text]:
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
        yield from _passages(text.passages, console)
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
    return Text.assemble((f"  {visible(name)}: ", "dim"), visible(value))


def _passages(passages: Sequence[Passage], console: Console) -> Iterator[Text]:
    """Show the words beside their places; a terminal gets lines of its width."""
    width = max((len(p.source.place) for p in passages), default=0)
    room = max(console.width - width - 4, _NARROWEST)
    for passage in passages:
        words = _words(passage)
        wrapped = words.wrap(console, room) if console.is_terminal else None
        for nth, row in enumerate(wrapped or words.split("\n", allow_blank=True)):
            place = "" if nth else passage.source.place
            yield Text.assemble((f"  {place:{width}}  ", "dim"), row)


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
    words += ["(resolved)"] * passage.resolved
    words += [f"by {passage.author}"] if passage.author else []
    words += [f"in answer to {passage.parent}"] if passage.parent else []
    on = [f"{passage.anchor_text!r}"] if passage.anchor_text else []
    on += [f"({', '.join(passage.anchor)})"] if passage.anchor else []
    words += ["on", *on] if on else []
    return visible(" ".join(words))


def _words(passage: Passage) -> Text:
    """Show what kind of passage it is, its number, and its words with their marks."""
    text = Text()
    if kind := _kind(passage):
        text.append(f"{kind}: ", "cyan")
    if number := _number(passage):
        text.append(f"{number} ", "bold")
    end = (passage.end,) if passage.end else ()
    for run in (*(passage.runs or (Run(text=passage.text),)), *end):
        text.append_text(_run(run))
    return text


def _run(run: Run) -> Text:
    before, after, colour = _SIGNS[run.change] if run.change else ("", "", None)
    for look, (opening, closing) in _LOOKS.items():
        if getattr(run, look):
            before, after = before + opening, closing + after
    typed = _TYPED.sub(r"\\[", run.text)
    words = "\n".join(visible(row) for row in typed.split("\n"))
    style = Style(color=colour, bold=run.bold, italic=run.italic, strike=run.strike)
    who = visible(run.author) if run.change else ""
    if run.inserted_by:
        who = f"inserted by {visible(run.inserted_by)}, deleted by {who}"
    return Text.assemble(
        (f"{before}{words}{after}", style), (who and f"({who})", "dim")
    )
