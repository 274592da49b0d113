"""Which stakeholders does the secretariat know?

A CSV file with the columns name, type, country, aliases, emails, domains, where
`|` stands between several. All faults are told at once with their lines: a
registry with two owners of one domain or of one name is a fault, not a source of
guesses, and so is a domain at which anybody can have an address.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from pipeline.faults import Complaint, ConfigurationFault
from rules.sender_domain import is_free_mail
from rules.stakeholder.keys import key
from rules.terms import Registered, Stakeholder, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = ("name", "type", "country", "aliases", "emails", "domains")


def read_registry(path: Path) -> tuple[Registered, ...]:
    """Read the registry, or raise ConfigurationFault with all its faults."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = set(COLUMNS[:2]) - set(reader.fieldnames or ())
            rows = [(reader.line_num, row) for row in reader if any(row.values())]
    except (UnicodeDecodeError, csv.Error) as error:
        what = f"is no table ({error}); save it as CSV in UTF-8, with commas"
        raise _unusable(path, "file", what) from None
    if missing:
        what = f"the first line must name the columns {', '.join(COLUMNS)}"
        raise _unusable(path, "columns", what)
    faults = [*_faults_of_rows(rows), *_shared(rows), *_of_everybody(rows)]
    if faults:
        raise ConfigurationFault(path.name, faults)
    return tuple(_registered(row) for _, row in rows)


def _unusable(path: Path, where: str, what: str) -> ConfigurationFault:
    return ConfigurationFault(path.name, [Complaint(line=1, where=where, what=what)])


def _several(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(v.strip() for v in (row.get(column) or "").split("|") if v.strip())


def _registered(row: dict[str, str]) -> Registered:
    return Registered(
        stakeholder=Stakeholder(
            name=row["name"].strip(),
            type=StakeholderType(row["type"].strip().lower()),
            country=(row.get("country") or "").strip(),
        ),
        aliases=_several(row, "aliases"),
        emails=tuple(e.lower() for e in _several(row, "emails")),
        domains=tuple(d.lower() for d in _several(row, "domains")),
    )


def _faults_of_rows(rows: list[tuple[int, dict[str, str]]]) -> Iterator[Complaint]:
    types = ", ".join(StakeholderType)
    names: dict[str, int] = {}
    for line, row in rows:
        name = (row.get("name") or "").strip()
        if not name:
            yield Complaint(line=line, where="name", what="is empty; write the name")
        elif name.casefold() in names:
            what = f"{name!r} stands on line {names[name.casefold()]} already"
            yield Complaint(line=line, where="name", what=what)
        names.setdefault(name.casefold(), line)
        if (row.get("type") or "").strip().lower() not in set(StakeholderType):
            what = f"{row.get('type')!r} is no type; write one of {types}"
            yield Complaint(line=line, where="type", what=what)


def _shared(rows: list[tuple[int, dict[str, str]]]) -> Iterator[Complaint]:
    names = {key(row["name"] or ""): (line, row["name"]) for line, row in rows[::-1]}
    for column in ("aliases", "emails", "domains"):
        owners = names if column == "aliases" else {}
        for line, row in rows:
            for value in _several(row, column):
                same = key(value) if column == "aliases" else value.lower()
                first = owners.setdefault(same, (line, row["name"]))
                if first[0] != line:
                    what = (
                        f"{value} belongs to {first[1]} (line {first[0]}) already; "
                        "only one stakeholder can own it"
                    )
                    yield Complaint(line=line, where=column, what=what)


def _of_everybody(rows: list[tuple[int, dict[str, str]]]) -> Iterator[Complaint]:
    for line, row in rows:
        for domain in filter(is_free_mail, _several(row, "domains")):
            what = (
                f"anybody can have an address at {domain}: it says nothing of who "
                "speaks; write the whole address under emails instead"
            )
            yield Complaint(line=line, where="domains", what=what)
