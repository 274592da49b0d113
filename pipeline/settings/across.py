"""Does one section fit the others, and are the files there that they name?

Looks at the tables as they were read, so that these faults are told together
with those of single keys.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outbox.wording import LANGUAGES
from pipeline.settings.complaints import NAMED, placed
from pipeline.settings.sections import is_zone, language, moment, start_of
from rules.deadline import end_of
from rules.shared_names import shared_names

if TYPE_CHECKING:
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
        *_names_of_drafts(tables),
        *_deadlines(tables),
        *_proof(tables),
        *_mailboxes(tables, base),
        *_files(tables, base),
        *_site(tables, base),
        *_letters(tables, base),
    ):
        yield placed(loc, what, text, environment)


def remarks(
    tables: Mapping[str, Any], text: str, environment: Mapping[str, Any]
) -> Iterator[Complaint]:
    """Go through what is no fault, but what somebody who mends some should know."""
    for loc, table in _tables(tables, "consultation"):
        known = _texts(table.get("languages"))
        written = [x for x in known if x in LANGUAGES] or ["en"]
        if others := [x for x in known if x not in LANGUAGES and _is_code(x)]:
            what = f"there are no letters in {', '.join(others)}, but in"
            what += f" {', '.join(written)}; this alone is no fault"
            yield placed((*loc, "languages"), what, text, environment)


def _texts(value: object) -> list[str]:
    """Return the texts of a list; of what is none, its own fault tells."""
    found = value if isinstance(value, list | tuple) else ()
    return [each for each in found if isinstance(each, str)]


def _is_code(text: str) -> bool:
    with suppress(ValueError):
        return bool(language(text))
    return False


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


def _names_of_drafts(tables: Mapping[str, Any]) -> Iterator[tuple[_Loc, str]]:
    """Refuse a name that would mean two drafts."""
    drafts = [table for _, table in _tables(tables, "drafts")]
    for nth, key, what in shared_names([_names(draft) for draft in drafts]):
        yield ("drafts", nth, key), what


def _names(draft: Mapping[str, Any]) -> tuple[str, str, list[str]]:
    named = (str(draft.get("id", "")), str(draft.get("title", "")))
    return (*named, _texts(draft.get("aliases")))


def _deadlines(tables: Mapping[str, Any]) -> Iterator[tuple[_Loc, str]]:
    """See that the dates of each call can be, and come one after the other."""
    for loc, call in _tables(tables, "calls"):
        zone = call.get("zone")
        zone = zone if isinstance(zone, str) and is_zone(zone) else "UTC"
        at: dict[str, datetime] = {}
        for key in ("soft", "hard", "opens", "publish"):
            with suppress(ValueError):  # the key says for itself that it is no date
                value = moment(call.get(key))
                begin = key in ("opens", "publish")
                try:
                    at[key] = (start_of if begin else end_of)(value, zone)
                except ValueError as fault:
                    yield (*loc, key), str(fault)
                except OverflowError:
                    yield (*loc, key), f"{value} is no date that can be reckoned with"
        for early, late, key, what in _ORDER:
            if early in at and late in at:
                equal = key == "opens" and at[early] == at[late]
                if at[late] < at[early] or equal:
                    yield (*loc, key), what


_TOO_SOON = (
    "publish is before the cut-off, hard; write a later one, or leave it away, and the "
    "compilation appears right after the cut-off"
)
#: Which date comes before which, and what is said under which key where it does not.
_ORDER = (
    ("soft", "hard", "hard", "hard is before soft; the hard cut-off comes last"),
    ("opens", "soft", "opens", "opens is not before soft; a call opens before it ends"),
    ("hard", "publish", "publish", _TOO_SOON),
)


def _proof(tables: Mapping[str, Any]) -> Iterator[tuple[_Loc, str]]:
    for loc, proof in _tables(tables, "proof"):
        if proof.get("authority") and not proof.get("certificates"):
            yield (*loc, "authority"), _UNCHECKED


_UNCHECKED = (
    "an authority needs certificates: the file (PEM) with its root, by which its "
    "stamps are checked"
)


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
                yield loc, f"there is no {kind} {name}; {_instead(path)}"
            elif key in _SECRETS and (
                path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)
            ):
                yield loc, f"everybody can read {name}; run: chmod 600 {name}"


def _instead(path: Path) -> str:
    """Say what is there of a name like it; a capital counts on most machines."""
    beside = [each.name for each in path.parent.glob("*")]
    near = get_close_matches(path.name, beside, 1) or [
        name for name in beside if name.casefold() == path.name.casefold()
    ]
    if near:
        return f"did you mean {near[0]}? It is in the same folder"
    there = "put it there or mend the path"
    return there if path.parent.is_dir() else f"{there}; there is no such folder"


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
    for loc, table in _tables(tables, section):
        if isinstance(table.get(key), str):
            yield (*loc, key), table[key]


def _tables(
    tables: Mapping[str, Any], section: str
) -> Iterator[tuple[_Loc, Mapping[str, Any]]]:
    """Go through the tables of a section, with their places."""
    found = tables.get(section)
    several: dict[_Loc, Any] = {(section,): found}
    if isinstance(found, list):
        several = {(section, nth): table for nth, table in enumerate(found)}
    elif section in NAMED and isinstance(found, dict):
        several = {(section, name): table for name, table in found.items()}
    for loc, table in several.items():
        if isinstance(table, dict):
            yield loc, table
