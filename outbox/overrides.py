"""May a secretariat's own template go out? It must not drop anybody's rights.

A template is judged by what it prints: the letter is written about an example,
and what a sender must be told is looked for in the text.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outbox.bounds import text_of
from outbox.letters import FAULTS, CommentLine, Facts, FileLine, fault_of, fields
from outbox.wording import LANGUAGES, SHIPPED, Wording, environment, read_words
from rules.terms import Action, Clock, LetterKind, Read, Verdict, Window

if TYPE_CHECKING:
    from jinja2 import Template

#: What a letter must tell, whatever words are chosen.
REQUIRED: Mapping[LetterKind, tuple[str, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: ("number", "received", "deadline", "comments"),
    LetterKind.LATE: ("number", "received", "deadline"),
    LetterKind.UNREADABLE: ("number", "received", "deadline", "unread"),
    LetterKind.WITHDRAWN: ("number", "received", "deadline"),
    LetterKind.RESTORED: ("number", "received"),
    LetterKind.CORRECTION: ("number", "received", "comments"),
    LetterKind.EXTENSION: ("number", "received", "deadline", "previous"),
    LetterKind.ADMISSION: ("number", "received", "deadline"),
    LetterKind.PUBLICATION: ("number", "url"),
    LetterKind.SET_ASIDE: ("number", "received"),
}

_MONTHS = 12

_WINDOW = Window(
    call="drafts",
    title="Comments on the drafts",
    zone="Europe/Zurich",
    soft=datetime(2014, 1, 17, 23, tzinfo=UTC),
    hard=datetime(2014, 1, 24, 23, tzinfo=UTC),
)

#: A delivery that has something of everything.
EXAMPLE = Facts(
    kind=LetterKind.ACKNOWLEDGEMENT,
    language="en",
    consultation="Example consultation",
    secretariat="Example secretariat",
    delivery="D000017",
    subject="Our comments",
    received_at=datetime(2014, 1, 16, 9, 30, 5, tzinfo=UTC),
    clock=Clock.RECEIVED,
    verdict=Verdict.ON_TIME,
    window=_WINDOW,
    number="EXAMPLE/17",
    files=(FileLine(name="scan.pdf", read=Read.HELD, why="It has a password."),),
    comments=(
        CommentLine(
            id="EXAMPLE/17-1",
            document="S2/C",
            paragraphs=("12",),
            action=Action.AMEND,
            words="Words of a comment",
        ),
    ),
    stakeholders=("Example stakeholder",),
    supersedes="EXAMPLE/9",
    previous=replace(_WINDOW, hard=_WINDOW.soft),
    url="https://example.org/compilation",
)


def check_folder(folder: Path) -> tuple[str, ...]:
    """Say what is wrong with a folder of overrides; nothing: ().

    All letters are written about an example, because a part or a word that one
    of them includes may be an override too.
    """
    if not folder.is_dir():
        return (f"{folder} is not a folder",)
    faults = (*_strange_names(folder), *_faults_of_words(folder))
    return faults or (
        *(
            f"{language}/{kind}.txt: {fault}"
            for language in LANGUAGES
            for kind in LetterKind
            for fault in _faults_of_letter(folder, language, kind)
        ),
        *_faults_of_page(folder),
    )


def _strange_names(folder: Path) -> Iterator[str]:
    shipped = {p.relative_to(SHIPPED).as_posix() for p in SHIPPED.rglob("*.*")}
    own = {p.relative_to(folder).as_posix() for p in folder.rglob("*.*")}
    for name in sorted(own - shipped):
        likely = difflib.get_close_matches(name, shipped, n=1)
        hint = f"; did you mean {likely[0]}?" if likely else ""
        yield f"{name} is not the name of a template{hint}"


def _faults_of_words(folder: Path) -> Iterator[str]:
    """Look for the words that a file of words must have and has not."""
    for language in LANGUAGES:
        name = f"{language}/words.toml"
        if not (folder / name).exists():
            continue
        try:
            own = read_words(folder / name)
        except ValueError as fault:
            yield f"{name}: {fault}"
            continue
        for key in sorted(_keys(read_words(SHIPPED / name)) - _keys(own)):
            yield f"{name}: {key} is missing"
        if len(own.get("months", ())) != _MONTHS:
            yield f"{name}: months must be a list of twelve"


def _keys(words: Mapping[str, Any]) -> set[str]:
    tables = {key: table for key, table in words.items() if isinstance(table, dict)}
    inner = {f"{key}.{word}" for key, table in tables.items() for word in table}
    return inner | (words.keys() - tables.keys())


def _faults_of_letter(folder: Path, language: str, kind: LetterKind) -> Iterator[str]:
    facts = replace(EXAMPLE, kind=kind, language=language)
    try:
        values = fields(facts, Wording.of(language, folder))
        template = environment(folder).get_template(f"{language}/{kind}.txt")
        yield from _faults(template, kind, values)
    except FAULTS as fault:
        yield fault_of(fault)


def _faults_of_page(folder: Path) -> Iterator[str]:
    """Write the page about an example whose text is ours."""
    if (folder / "letter.html").is_file():
        values = {"language": "en", "direction": "ltr", "subject": "A", "url": ""}
        blocks = ({"kind": "text", "lines": ["A"]},)
        try:
            page = environment(folder).get_template("letter.html")
            text_of(page.generate(values, blocks=blocks))
        except FAULTS as fault:
            yield f"letter.html: {fault_of(fault)}"


def _faults(
    template: Template, kind: LetterKind, values: dict[str, Any]
) -> Iterator[str]:
    """Write the example and look for what must be there."""
    rendered = text_of(template.generate(values))
    if not rendered.lstrip().startswith("Subject:"):
        yield "the first line must be `Subject: ...`"
    first = {
        "comments": values["comments"][0]["words"],
        "unread": values["unread"][0]["name"],
    }
    for field in REQUIRED[kind]:
        if first.get(field, values[field]) not in rendered:
            yield f"the letter must print the field `{field}`"
    rights = template.blocks.get("rights")
    if rights is None or not text_of(rights(template.new_context(values))).strip():
        yield (
            "the letter must say what the sender can do, "
            "between {% block rights %} and {% endblock %}"
        )
