"""Does one section fit the others, and are the files there that they name?

Looks at the tables as they were read, so that these faults are told together
with those of single keys.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

from pipeline.faults import Complaint
from pipeline.settings.complaints import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_Loc = tuple[int | str, ...]
#: Keys that name a file (or a folder), which must be there.
_FILES = (
    ("drafts", "file"),
    ("stakeholders", "registry"),
    ("mailbox", "cafile"),
    ("letters", "cafile"),
    ("mailbox", "password_file"),
    ("letters", "password_file"),
    ("letters", "templates"),
)


def complaints_across(
    tables: Mapping[str, Any], base: Path, text: str
) -> Iterator[Complaint]:
    """Go through all faults of this kind; relative paths count from `base`."""
    for loc, what in (
        *_ids(tables),
        *_calls_of_drafts(tables),
        *_files(tables, base),
        *_site(tables, base),
    ):
        where = ".".join(map(str, loc))
        yield Complaint(line=line_of(text, loc), where=where, what=what)


def _ids(tables: Mapping[str, Any]) -> Iterator[tuple[_Loc, str]]:
    if tables.get("calls") == []:
        yield ("calls",), "is empty; a consultation needs at least one [[calls]]"
    for section in ("calls", "drafts"):
        seen: set[str] = set()
        for loc, one in _values(tables, section, "id"):
            if one in seen:
                yield loc, f"{one!r} is used twice; each needs its own id"
            seen.add(one)


def _calls_of_drafts(tables: Mapping[str, Any]) -> Iterator[tuple[_Loc, str]]:
    calls = sorted(one for _, one in _values(tables, "calls", "id"))
    for loc, call in _values(tables, "drafts", "call"):
        if calls and call not in calls:
            yield loc, f"{call!r} is no call; write one of {', '.join(calls)}"


def _files(tables: Mapping[str, Any], base: Path) -> Iterator[tuple[_Loc, str]]:
    for section, key in _FILES:
        for loc, name in _values(tables, section, key):
            path = base / name
            kind = "folder" if key == "templates" else "file"
            if not (path.is_dir() if kind == "folder" else path.is_file()):
                yield loc, f"there is no {kind} {name}; put it there or mend the path"
            elif key == "password_file" and (
                path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)
            ):
                yield loc, f"everybody can read {name}; run: chmod 600 {name}"


def _site(tables: Mapping[str, Any], base: Path) -> Iterator[tuple[_Loc, str]]:
    """See that nothing else lies in the public record, which is replaced whole."""
    ours = [base]
    for key, scheme in (("archive", "file:"), ("database", "sqlite:///")):
        for _, url in _values(tables, "store", key):
            if url.startswith(scheme):
                ours.append(base / url.removeprefix(scheme))
    for loc, name in _values(tables, "publication", "folder"):
        folder = (base / name).resolve()
        if any(path.resolve().is_relative_to(folder) for path in ours):
            what = "holds more than the public record, which is replaced as a whole"
            yield loc, f'{name!r} {what}; write a folder of its own, as "build/site"'


def _values(
    tables: Mapping[str, Any], section: str, key: str
) -> Iterator[tuple[_Loc, str]]:
    """Go through the texts of a key, with their places."""
    found = tables.get(section)
    several = isinstance(found, list)
    for nth, table in enumerate(found if isinstance(found, list) else [found]):
        if isinstance(table, dict) and isinstance(table.get(key), str):
            yield (section, nth, key) if several else (section, key), table[key]
