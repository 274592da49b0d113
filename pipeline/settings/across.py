"""Does one section fit the others, and are the files there that they name?

Looks at the tables as they were read, so that these faults are told together
with those of single keys.
"""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any

from pipeline.settings.complaints import NAMED, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pipeline.faults import Complaint

_Loc = tuple[int | str, ...]
#: Keys that name a file (or a folder), which must be there.
_FILES = (
    ("drafts", "file"),
    ("stakeholders", "registry"),
    ("mailbox", "cafile"),
    ("mailboxes", "cafile"),
    ("letters", "cafile"),
    ("mailbox", "password_file"),
    ("mailboxes", "password_file"),
    ("letters", "password_file"),
    ("letters", "templates"),
    ("proof", "key_file"),
    ("proof", "certificates"),
)
#: Where we keep, read and write things: the key, and how it says that it is a place.
_PLACES = (
    ("store", "archive", "file:"),
    ("store", "local", ""),
    ("store", "database", "sqlite:///"),
    ("mailbox", "url", "maildir:"),
    ("mailboxes", "url", "maildir:"),
    ("letters", "smtp", "file:"),
    ("publication", "compilations", ""),
)
#: Whose mailbox on which host; by which port does not matter.
_SERVER = re.compile(r"imaps?://([^/]+?)(?::\d*)?(?:/|$)")
_SECRETS = ("password_file", "key_file")


def complaints_across(
    tables: Mapping[str, Any], base: Path, text: str, environment: Mapping[str, Any]
) -> Iterator[Complaint]:
    """Go through all faults of this kind; relative paths count from `base`."""
    for loc, what in (
        *_ids(tables),
        *_calls_of_drafts(tables),
        *_mailboxes(tables, base),
        *_files(tables, base),
        *_site(tables, base),
        *_letters(tables, base),
    ):
        yield placed(loc, what, text, environment)


def _ids(tables: Mapping[str, Any]) -> Iterator[tuple[_Loc, str]]:
    if tables.get("calls") == []:
        yield ("calls",), "is empty; a consultation needs at least one [[calls]]"
    for section, key in (("calls", "id"), ("drafts", "id"), ("people", "login")):
        seen: set[str] = set()
        for loc, one in _values(tables, section, key):
            if one in seen:
                yield loc, f"{one!r} is used twice; each needs its own {key}"
            seen.add(one)


def _calls_of_drafts(tables: Mapping[str, Any]) -> Iterator[tuple[_Loc, str]]:
    calls = sorted(one for _, one in _values(tables, "calls", "id"))
    for loc, call in _values(tables, "drafts", "call"):
        if calls and call not in calls:
            yield loc, f"{call!r} is no call; write one of {', '.join(calls)}"


def _mailboxes(tables: Mapping[str, Any], base: Path) -> Iterator[tuple[_Loc, str]]:
    """Refuse to read one mailbox twice, by whatever port or path it is named."""
    seen: dict[str, str] = {}
    for section in ("mailbox", "mailboxes"):
        for loc, url in _values(tables, section, "url"):
            scheme, _, rest = url.partition(":")
            server = _SERVER.match(url)
            known = server[1].lower() if server else url
            if scheme == "maildir":
                known = str((base / rest).resolve())
            if known in seen:
                what = f"{url!r} is the mailbox of [{seen[known]}]; to have further"
                yield loc, f"{what} folders of it read, name them there under also"
            seen.setdefault(known, ".".join(map(str, loc[:-1])))


def _files(tables: Mapping[str, Any], base: Path) -> Iterator[tuple[_Loc, str]]:
    for section, key in _FILES:
        for loc, name in _values(tables, section, key):
            path = base / name
            kind = "folder" if key == "templates" else "file"
            if not (path.is_dir() if kind == "folder" else path.is_file()):
                yield loc, f"there is no {kind} {name}; put it there or mend the path"
            elif key in _SECRETS and (
                path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)
            ):
                yield loc, f"everybody can read {name}; run: chmod 600 {name}"


def _site(tables: Mapping[str, Any], base: Path) -> Iterator[tuple[_Loc, str]]:
    """See that nothing else lies in the public record, which is replaced whole."""
    ours = [
        base / url.removeprefix(scheme)
        for section, key, scheme in _PLACES
        for _, url in _values(tables, section, key)
        if url.startswith(scheme)
    ]
    ours += [base / name for place in _FILES for _, name in _values(tables, *place)]
    for loc, name in _values(tables, "publication", "folder"):
        folder = (base / name).resolve()
        if any(path.resolve().is_relative_to(folder) for path in (base, *ours)):
            what = "holds more than the public record, which is replaced as a whole"
            yield loc, f'{name!r} {what}; write a folder of its own, as "build/site"'


def _letters(tables: Mapping[str, Any], base: Path) -> Iterator[tuple[_Loc, str]]:
    """Refuse words of the secretariat's own that drop anybody's rights."""
    for loc, name in _values(tables, "letters", "templates"):
        from outbox.overrides import check_folder  # noqa: PLC0415 (few have their own)

        if (folder := base / name).is_dir():
            yield from ((loc, fault) for fault in check_folder(folder))
    letters = tables.get("letters")
    announced = isinstance(letters, dict) and letters.get("publication")
    if announced and not any(_values(tables, "publication", "base_url")):
        what = "needs publication.base_url, the address that the letter names"
        yield ("letters", "publication"), what


def _values(
    tables: Mapping[str, Any], section: str, key: str
) -> Iterator[tuple[_Loc, str]]:
    """Go through the texts of a key, with their places."""
    found = tables.get(section)
    several: dict[_Loc, Any] = {(section,): found}
    if isinstance(found, list):
        several = {(section, nth): table for nth, table in enumerate(found)}
    elif section in NAMED and isinstance(found, dict):
        several = {(section, name): table for name, table in found.items()}
    for loc, table in several.items():
        if isinstance(table, dict) and isinstance(table.get(key), str):
            yield (*loc, key), table[key]
