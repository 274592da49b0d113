"""Does everybody who may be answered get one letter of each kind, and nobody else?"""

from __future__ import annotations

import email
import email.policy
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from tests.simulation.books import Books, shown
from tests.simulation.people import SUBMISSION

if TYPE_CHECKING:
    from tests.simulation.truth import Truth

_RECEIPTS = {"acknowledgement", "late", "extension", "admission"}
_ON_ITS_WAY = ("archived", "parsed", "extracted")


@dataclass(slots=True)
class Answers:
    """Looks at each letter before it leaves, and at all of them afterwards."""

    truth: Truth
    _told: dict[int, int] = field(default_factory=dict)
    _read: int = 0

    def leaving(
        self, books: Books, message_id: str, to: str, raw: bytes
    ) -> Iterator[str]:
        """See that a letter that is about to leave was promised, and twice kept."""
        letters = [x for x in books.letters if x["message_id"] == message_id]
        if [letter["state"] for letter in letters] != ["sending"]:
            states = [letter["state"] for letter in letters]
            yield f"{message_id} leaves, and the books say of it: {states}"
            return
        row = next(r for r in books.deliveries if r["id"] == letters[0]["delivery_id"])
        if row["state"] in _ON_ITS_WAY:
            yield f"{message_id} leaves before its reason is settled"
        digest = sha256(raw).hexdigest()
        if not any(digest in said for said in _sendings(books, message_id)):
            yield f"{message_id} leaves before the mirror knows of it"
        if raw not in books.kept_letters:
            yield f"{message_id} leaves before its words are kept"
        if to != self.truth.may_hear(books, row):
            yield f"{message_id} goes to {to}, who may not get one"

    def given(
        self,
        books: Books,
        taken: Sequence[tuple[str, str, bytes]],
        numbers: Mapping[int, int],
        *,
        quiet: bool,
    ) -> Iterator[str]:
        """Hold the letters in the books to those that the mail server took."""
        went = Counter(name for name, _, _ in taken)
        yield from (f"{name} went {n} times" for name, n in went.items() if n > 1)
        letters = {letter["message_id"]: letter for letter in books.letters}
        yield from (f"{name} went unknown" for name in went.keys() - letters.keys())
        kinds = Counter((x["delivery_id"], x["kind"]) for x in books.letters)
        yield from (f"two letters of {kind}" for kind, n in kinds.items() if n > 1)
        for name, letter in letters.items():
            state, untried = letter["state"], not letter["tries"]
            if state == "sent" and not went[name]:
                yield f"{name} is said to be sent, and never went"
            if went[name] and (state == "failed" or (state == "promised" and untried)):
                yield f"{name} went, and is said to be {state}"
        self._read_numbers(books, taken)
        for delivery, number in self._told.items():
            if numbers.get(delivery) != number:
                yield f"D{delivery:06d} was told number {number}, and has another"
        yield from self._owed(books)
        if quiet:
            yield from self._answered(books)

    def _read_numbers(
        self, books: Books, taken: Sequence[tuple[str, str, bytes]]
    ) -> None:
        """Remember which numbers people were told since the last look."""
        letters = {letter["message_id"]: letter for letter in books.letters}
        for name, _, raw in taken[self._read :]:
            letter = letters.get(name)
            if letter and letter["kind"] in ("acknowledgement", "admission"):
                self._told[letter["delivery_id"]] = _number_in(raw)
        self._read = len(taken)

    def _owed(self, books: Books) -> Iterator[str]:
        rows = {row["id"]: row for row in books.deliveries}
        for letter in books.letters:
            row = rows[letter["delivery_id"]]
            if letter["to"] != self.truth.may_hear(books, row):
                yield f"{letter['message_id']} is owed to {letter['to']}"
            if letter["kind"] == "acknowledgement" and not row["number"]:
                yield f"{letter['message_id']} is owed to what has no number"

    def _answered(self, books: Books) -> Iterator[str]:
        for row in books.deliveries:
            mail = self.truth.of(row)
            kinds = {x["kind"] for x in books.letters if x["delivery_id"] == row["id"]}
            if "acknowledgement" in kinds and kinds & {"extension", "admission"}:
                yield f"{shown(row)} was told twice that it counts: {sorted(kinds)}"
            if mail.what != SUBMISSION or row["kind"] == "duplicate":
                continue
            if mail.answer_to and not kinds & _RECEIPTS and not books.decided(row):
                yield f"{shown(row)} of {mail.name} was not answered"
            if row["verdict"] == "late" and kinds - {"late"} and not books.decided(row):
                yield f"{shown(row)} is late and got {sorted(kinds)}"


def _sendings(books: Books, message_id: str) -> Iterator[str]:
    """Yield the lines of the mirror by which a letter is being sent."""
    for line in books.mirror.decode(errors="replace").split("\n"):
        if message_id in line and '"state":"sending"' in line:
            yield line


def _number_in(raw: bytes) -> int:
    """Read the number that a letter names; 0 if it names none."""
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    body = letter.get_body(("plain",))
    found = re.search(r"CASE/1/(\d+)", body.get_content() if body else "")
    return int(found[1]) if found else 0
