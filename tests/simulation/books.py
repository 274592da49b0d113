"""What does the product hold at one moment? Read by nothing of the product.

The tables are read with sqlite3, the ledger's mirror as a file.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]

#: The states of a contribution that has gone its way.
DONE = ("acknowledged", "compiled", "published")
_TABLES = ("delivery", "letter", "event", "comment")
_CLASSES = {
    "withdrawal": "request to withdraw",
    "correction": "correction",
    "duplicate": "duplicate",
    "not_a_submission": "not a submission",
    "auto_reply": "automatic",
    "bounce": "automatic",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The rows of the tables, the bytes of the mirror, and the letters kept with it."""

    deliveries: list[Row]
    letters: list[Row]
    events: list[Row]
    comments: list[Row]
    mirror: bytes
    kept_letters: list[bytes]

    @classmethod
    def of(cls, folder: Path) -> Books:
        """Read them; what was never made is empty."""
        tables = _tables(folder / "depositary.db")
        for event in tables["event"]:
            event["data"] = json.loads(event["data"])
        ledger = folder / "archive" / "ledger"
        letters = _read(ledger / "letters.jsonl").split(b"\n")[:-1]
        return cls(
            deliveries=tables["delivery"],
            letters=tables["letter"],
            events=tables["event"],
            comments=tables["comment"],
            mirror=_read(ledger / "events.jsonl"),
            kept_letters=[json.loads(line).encode() for line in letters],
        )

    def said(self, kind: str, delivery: int | None = None) -> list[Row]:
        """Return what the events of a kind say, of one delivery or of all."""
        return [
            event["data"]
            for event in self.events
            if event["kind"] == kind and delivery in (None, event["delivery_id"])
        ]

    def decided(self, row: Row, name: str = "because") -> list[Any]:
        """Return what people said of this in their decisions on a delivery."""
        said = [x for x in self.said("decided", row["id"]) if not _is_reply(x)]
        return [each[name] for each in said if name in each]

    def replied(self, row: Row, reply: Row) -> bool:
        """Tell whether a reply of its sender decided on a delivery."""
        said = self.said("decided", row["id"])
        return any(each["because"] == f"reply {shown(reply)}" for each in said)


def _is_reply(said: Row) -> bool:
    return str(said["because"]).startswith("reply ")


def _read(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _tables(file: Path) -> dict[str, list[Row]]:
    if not file.exists():
        return {name: [] for name in _TABLES}
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        names = database.execute("select name from sqlite_master").fetchall()
        made = {row["name"] for row in names}
        return {
            name: [dict(row) for row in database.execute(f"select * from {name}")]  # noqa: S608 (names of ours)
            if name in made
            else []
            for name in _TABLES
        }


def shown(row: Row) -> str:
    """Print the id of a delivery."""
    return f"D{row['id']:06d}"


def class_in(row: Row) -> str:
    """Say in which class a delivery is, by its columns alone."""
    if row["state"] in ("held", "deferred", "corrupt") or not row["kind"]:
        return "held"
    if row["kind"] != "submission":
        return _CLASSES[row["kind"]]
    if row["withdrawn"]:
        return "withdrawn"
    return "late" if row["verdict"] == "late" else "accepted"


def _state(letter: Row, books: Books) -> str:
    """Give the state of a letter as a database made again can know it.

    That it leaves is kept before the database says so; where that refuses, only the
    database knows that it did not, and a letter that may have left is in doubt.
    """
    told = books.said(f"letter {letter['kind']}", letter["delivery_id"])
    mine = [event["state"] for event in told]
    leaves = letter["state"] == "promised" and mine[-1:] == ["sending"]
    return "sending" if leaves else str(letter["state"])


def contents(books: Books) -> dict[str, list[Any]]:
    """Give what a database that is made again must say again."""
    names = ("id", "uid", "kind", "verdict", "number", "supersedes", "superseded_by")
    names += (
        "verdict_reason",
        "withdrawn",
        "received_at",
        "answer_to",
        "stakeholders",
        "duplicate_of",
    )
    return {
        "deliveries": [[row[name] for name in names] for row in books.deliveries],
        "letters": [
            [x["message_id"], x["to"], _state(x, books), x["sha256"]]
            + [x[name] for name in ("subject", "text", "html") if x["sha256"]]
            for x in books.letters
        ],
        "comments": [list(row.values()) for row in books.comments],
        "events": [[e["kind"], e["delivery_id"], e["data"]] for e in books.events],
    }
