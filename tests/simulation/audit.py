"""Do the books hold? The invariants, checked at any moment, also after a death.

What is wrong is named in sentences and kept; what was once given or told (numbers,
verdicts, lines of the ledger) is remembered, so that nothing can change unseen.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from tests.archived import raw_messages
from tests.simulation.answers import Answers
from tests.simulation.books import DONE, Books, class_in, shown
from tests.simulation.people import SUBMISSION, Mail
from tests.simulation.truth import Truth, uid, verdict

_TAKEN = ".Depositary.Received"


@dataclass(slots=True)
class Auditor:
    """Holds the books of one folder to the truth; `wrong` is what it found.

    `promised` is what people were told was recorded, by their unique reason.
    """

    folder: Path
    truth: Truth = field(default_factory=Truth)
    promised: dict[str, dict[str, Any]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    _answers: Answers = field(init=False)
    _numbers: dict[int, int] = field(default_factory=dict)
    _verdicts: dict[int, tuple[str, int]] = field(default_factory=dict)
    _mirror: bytes = b""

    def __post_init__(self) -> None:
        self._answers = Answers(self.truth)

    def inspect(self, message_id: str, to: str, raw: bytes) -> None:
        """Look at a letter that is about to leave."""
        books = Books.of(self.folder)
        self._say(self._answers.leaving(books, message_id, to, raw))

    def check(
        self, taken: Sequence[tuple[str, str, bytes]], *, quiet: bool = False
    ) -> None:
        """Note all that is wrong now; `quiet`: a pass went well and nothing waits.

        `taken` are the letters that the mail server took.
        """
        books = Books.of(self.folder)
        self._say(self._rows(books))
        if not self.wrong:  # every row has its mail
            self._say(
                chain(
                    self._places(books, quiet=quiet),
                    self._numbered(books),
                    self._judged(books, quiet=quiet),
                    self._decisions(books),
                    self._chain(books, quiet=quiet),
                    self._answers.given(books, taken, self._numbers, quiet=quiet),
                    self._classes(books) if quiet else (),
                )
            )

    def close(self) -> None:
        """Note what the end of the season leaves wrong."""
        books = Books.of(self.folder)
        if len(books.deliveries) != len(self.truth.mails):
            self._say(
                [f"{len(self.truth.mails)} came, {len(books.deliveries)} are kept"]
            )
        self._say(self._issue(books))
        self._say(self.truth.idle(books))

    def _say(self, sentences: Iterator[str] | Sequence[str]) -> None:
        self.wrong += [s for s in sentences if s not in self.wrong]

    # -- where everything is --

    def _rows(self, books: Books) -> Iterator[str]:
        """Every row is of one mail that was delivered, and its bytes are kept."""
        kept = raw_messages(self.folder / "archive")
        rows: Counter[str] = Counter()
        for row in books.deliveries:
            try:
                mail = self.truth.of(row)
            except KeyError:
                yield f"{shown(row)} is of a mail that nobody sent"
                continue
            rows[mail.name] += 1
            if rows[mail.name] > 1:
                yield f"{rows[mail.name]} rows are of {mail.name}"
            if kept.get(row["sha256"]) != mail.raw:
                yield f"{mail.name} has a row, and the archive lacks its bytes"

    def _places(self, books: Books, *, quiet: bool) -> Iterator[str]:
        """Every mail is in one place of the mailbox, and was moved with a row only."""
        lies: dict[int, list[Path]] = {}
        root = self.folder / "mailbox"
        for path in (*root.glob("[cn]??/*"), *root.glob(".*/[cn]??/*")):
            lies.setdefault(uid(path.name), []).append(path)
        rows = {row["uid"] for row in books.deliveries}
        for key, mail in self.truth.mails.items():
            yield from self._place(mail, lies.pop(key, []), key in rows, quiet=quiet)
        yield from (
            f"{len(paths)} files in the mailbox are strange" for paths in lies.values()
        )

    def _place(
        self, mail: Mail, paths: list[Path], known: bool, *, quiet: bool
    ) -> Iterator[str]:
        if [path.read_bytes() for path in paths] != [mail.raw]:
            yield f"{mail.name} is not once in the mailbox as it was sent: {len(paths)}"
            return
        moved = paths[0].parent.parent.name == _TAKEN
        if moved and not known:
            yield f"{mail.name} was moved, and no row knows it"
        if quiet and not (moved and known):
            yield f"{mail.name} was not taken"

    def _classes(self, books: Books) -> Iterator[str]:
        """Every delivery is in exactly one class, and it is the right one."""
        for row in books.deliveries:
            true, found = self.truth.class_of(books, row), class_in(row)
            if true != found:
                name = self.truth.of(row).name
                yield f"{shown(row)} of {name} is {found}, not {true} ({row['why']})"

    # -- what never changes --

    def _numbered(self, books: Books) -> Iterator[str]:
        """A number is given once, kept for ever, and never to a second one."""
        owners = {number: delivery for delivery, number in self._numbers.items()}
        for row in books.deliveries:
            delivery, number = row["id"], row["number"]
            before = self._numbers.get(delivery, number)
            if number != before:
                yield f"{shown(row)} had number {before}, and has {number} now"
            elif number is not None:
                if owners.setdefault(number, delivery) != delivery:
                    yield f"number {number} is of {owners[number]}, not {delivery}"
                self._numbers[delivery] = number
        if sorted(owners) != list(range(1, len(owners) + 1)):
            yield f"the numbers given are {sorted(owners)}"

    def _judged(self, books: Books, *, quiet: bool) -> Iterator[str]:
        """The verdict is that of the clock, and changes only when people say so."""
        cut_offs = self.truth.cut_offs(books)
        if len(books.said("extended")) != len(cut_offs) - 1:
            yield "the ledger knows an extension that nobody made"
        for row in books.deliveries:
            said, at = row["verdict"], self.truth.of(row).at
            if not said or row["kind"] == "duplicate":
                continue
            true = {
                verdict(at, hard) for hard in (cut_offs[-1:] if quiet else cut_offs)
            }
            true |= {"grace"} if books.decided(row, "admitted") else set()
            if said not in true:
                yield f"{shown(row)} of {at} is {said}, not {' or '.join(true)}"
            if datetime.fromisoformat(row["received_at"]) != at.replace(tzinfo=None):
                yield f"{shown(row)} was received at {row['received_at']}, not {at}"
            if said == "late" and row["number"] and not books.decided(row):
                yield f"{shown(row)} is late, and has number {row['number']}"
            yield from self._unchanged(row, len(cut_offs) + len(books.decided(row)))

    def _unchanged(self, row: dict[str, Any], words: int) -> Iterator[str]:
        """Compare with the verdict that stood when people had said so many words."""
        before, then = self._verdicts.get(row["id"], (row["verdict"], words))
        if before != row["verdict"] and words == then:
            yield f"{shown(row)} was {before} and is {row['verdict']}; nobody said so"
        if row["state"] in DONE:
            self._verdicts[row["id"]] = (row["verdict"], words)

    def _decisions(self, books: Books) -> Iterator[str]:
        """What people were told is recorded stays recorded, and holds."""
        recorded = {
            event["data"].get("because"): event["data"] for event in books.events
        }
        for because, said in self.promised.items():
            kept = recorded.get(because, {})
            if {name: kept.get(name) for name in said} != said:
                yield f"a decision is lost or altered: {because}, {said}"
        comments = {
            (c["delivery_id"], c["position"]): json.loads(c["comment"])
            for c in books.comments
        }
        for row in books.deliveries:
            if row["kind"] != SUBMISSION or row["state"] not in DONE:
                continue
            names = books.decided(row, "stakeholders")
            if names and json.loads(row["stakeholders"]) != names[-1]:
                yield f"{shown(row)} does not speak for whom a person named"
            said = books.said("decided", row["id"])
            settled = {x["position"]: x["comment"] for x in said if "position" in x}
            for position, comment in settled.items():
                if comments.get((row["id"], position)) != comment:
                    yield f"{shown(row)}-{position} is not where a person put it"

    def _chain(self, books: Books, *, quiet: bool) -> Iterator[str]:
        """The ledger only grows, and each line holds the hash of the one before."""
        whole = books.mirror[: books.mirror.rfind(b"\n") + 1]
        if not whole.startswith(self._mirror):
            yield "the ledger's mirror was altered"
        self._mirror = whole
        hashes = ["0" * 64]
        for position, line in enumerate(whole.splitlines(), start=1):
            said = _parsed(line)
            if (said.get("previous"), said.get("position")) != (hashes[-1], position):
                yield f"line {position} of the mirror does not follow its forerunner"
            hashes.append(sha256(line).hexdigest())
        sealed = [(e["position"], e["hash"]) for e in books.events if e["position"]]
        for position, digest in sealed:
            if hashes[position : position + 1] != [digest]:
                yield f"event {position} differs from its mirror"
        if quiet and not len(sealed) == len(books.events) == len(hashes) - 1:
            yield f"{len(books.events)} events, and {len(hashes) - 1} lines mirrored"

    # -- what is issued --

    def _issue(self, books: Books) -> Iterator[str]:
        """The compilation has the words of all that stands, and of nothing else."""
        issue = self.folder / "compilations" / "drafts.json"
        text = issue.read_text() if issue.exists() else '{"sums": {}}'
        counted = Counter(json.loads(text)["sums"])
        if counted.pop("deliveries", 0) != counted.total():
            yield f"the sums of the issue do not add up: {counted}"
        yield from self._once(books, json.loads(text))
        mails = self.truth.mails.values()
        for row in books.deliveries:
            mail, stands = self.truth.of(row), self.truth.stands(books, row)
            printed = f"{mail.token} likes" in text
            again = sum(other.token == mail.token for other in mails) > 1
            if mail.token and stands and not printed:
                yield f"the words of {mail.name} ({shown(row)}) are not in the issue"
            if mail.token and printed and not stands and not again:
                yield f"the words of {mail.name} ({shown(row)}) are in the issue"

    def _once(self, books: Books, issue: Any) -> Iterator[str]:
        """Of the same words of one sender the first count, and what people keep."""
        numbers = {entry["number"] for entry in _entries(issue)}
        places: dict[int, list[Any]] = {}
        for row in books.comments:
            said = json.loads(row["comment"])
            place = [said["document"], said["paragraphs"], said["action"]]
            places.setdefault(row["delivery_id"], []).append(place)
        for group in self.truth.same(books):
            before: list[list[Any]] = []
            for row in group:
                apart = books.decided(row, "replaces")[-1:] == [0]
                counts = apart or places[row["id"]] not in before
                if counts != (f"CASE/1/{row['number']}" in numbers):
                    yield f"{shown(row)} has words of before, and counts: {not counts}"
                if counts:
                    before.append(places[row["id"]])


def _entries(issue: Any) -> Iterator[dict[str, Any]]:
    """Find every comment of an issue, wherever it stands."""
    if isinstance(issue, dict):
        if {"text", "number"} <= issue.keys():
            yield issue
        issue = list(issue.values())
    if isinstance(issue, list):
        for one in issue:
            yield from _entries(one)


def _parsed(line: bytes) -> dict[str, Any]:
    """Read a line of the mirror; a damaged one says nothing."""
    try:
        said: dict[str, Any] = json.loads(line)
    except ValueError:
        return {}
    return said
