"""What should the books say? By the truth that came with every mail.

Only what people do in the course of a season is taken from the books: which
extensions and decisions were recorded, and which withdrawals came to act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from tests.simulation.people import (
    AUTOMATIC,
    CORRECTION,
    HARD,
    NO_MAIL,
    OURS,
    SOFT,
    SUBMISSION,
    WITHDRAWAL,
    Mail,
)

if TYPE_CHECKING:
    from tests.simulation.books import Books, Row


@dataclass(slots=True)
class Truth:
    """The mails that were delivered, by the number that their file gives.

    `extended` are the cut-offs that people set, by their unique reason, also where
    the ledger may not have come to record it.
    """

    mails: dict[int, Mail] = field(default_factory=dict)
    extended: dict[str, datetime] = field(default_factory=dict)
    _by_bytes: dict[str, Mail] = field(default_factory=dict)

    def delivered(self, mail: Mail) -> None:
        """Take note of a mail that is in the mailbox now."""
        self.mails[uid(mail.name)] = mail
        self._by_bytes[sha256(mail.raw).hexdigest()] = mail

    def of(self, row: Row) -> Mail:
        """Return the mail of a row. KeyError where none was delivered.

        What was imported and not polled yet is known by its bytes alone.
        """
        if row["account"] == "import":
            return self._by_bytes[row["sha256"]]
        return self.mails[row["uid"]]

    def may_hear(self, books: Books, row: Row) -> str:
        """Say to which address the letters on a delivery may go; empty: to none."""
        named = books.decided(row, "answer_to")
        return named[-1] if named else self.of(row).answer_to

    def cut_offs(self, books: Books) -> list[datetime]:
        """Return the cut-offs that were in force, the present one last."""
        reasons = {said["because"] for said in books.said("extended")}
        later = (hard for why, hard in self.extended.items() if why in reasons)
        return sorted([HARD, *later])

    def class_of(self, books: Books, row: Row) -> str:
        """Say in which class a delivery belongs."""
        mail, kinds = self.of(row), books.decided(row, "kind")
        if kinds and kinds[-1] not in (SUBMISSION, mail.what):
            return "duplicate" if kinds[-1] == "duplicate" else "not a submission"
        if mail.what == NO_MAIL and kinds:
            return "accepted"
        if mail.what in _CLASSES:
            return "held" if self._asks(books, row) else _CLASSES[mail.what]
        same = [r["id"] for r in books.deliveries if self.of(r).content == mail.content]
        if row["id"] != min(same) and not kinds:
            return "duplicate"
        if self._taken_back(books, row):
            return "withdrawn"
        admitted = books.decided(row, "admitted")
        return "accepted" if admitted or self._in_time(books, mail) else "late"

    def _in_time(self, books: Books, mail: Mail) -> bool:
        return mail.at < self.cut_offs(books)[-1]

    def _asks(self, books: Books, row: Row) -> bool:
        """Tell whether a reply that corrects may ask a person, and does.

        It may where others acted on the same.
        """
        if self.of(row).what != CORRECTION or row["state"] != "held":
            return False
        about = self._targets(books, row)[0]
        return bool(
            about["superseded_by"] or about["withdrawn"] or books.decided(about)
        )

    def _taken_back(self, books: Books, row: Row) -> bool:
        """Tell whether its sender took it back, and it is settled that he did.

        A withdrawal that is not plain, or that overtook it, asks a person first.
        """
        return any(
            other["supersedes"] == row["number"]
            for other in books.deliveries
            if self.of(other).what == WITHDRAWAL
            and self.of(other).on == self.of(row).content
        )

    def stands(self, books: Books, row: Row) -> bool:
        """Tell whether its words are printed; a person must confirm the unproven."""
        proven = self.of(row).answer_to or books.decided(row, "stakeholders")
        accepted = self.class_of(books, row) == "accepted"
        return bool(accepted and proven and not row["superseded_by"])

    def same(self, books: Books) -> list[list[Row]]:
        """Return what stands and was sent again, by its words, in its order."""
        found: dict[str, list[Row]] = {}
        for row in sorted(books.deliveries, key=lambda row: row["number"] or 0):
            if self.of(row).token and self.stands(books, row):
                found.setdefault(self.of(row).token, []).append(row)
        return [some for some in found.values() if len(some) > 1]

    def idle(self, books: Books) -> Iterator[str]:
        """Name the revisions and withdrawals that did not act, and nobody knows why."""
        for row in books.deliveries:
            mail = self.of(row)
            for target in self._targets(books, row)[:1]:
                if mail.what == CORRECTION:
                    if row["state"] != "held" and not books.replied(target, row):
                        yield f"{mail.name} corrects {mail.on}, and nothing came of it"
                    continue
                settled = books.decided(row) or books.decided(target)
                late = not self._in_time(books, mail) and mail.what == SUBMISSION
                if not (settled or late or row["supersedes"] == target["number"]):
                    yield f"{mail.name} did not act on {mail.on}"

    def _targets(self, books: Books, row: Row) -> list[Row]:
        """Return the deliveries of what a mail acts on, the first one first."""
        on = self.of(row).on
        found = (r for r in books.deliveries if self.of(r).content == on)
        return sorted(found, key=lambda r: r["id"])


def verdict(at: datetime, hard: datetime) -> str:
    """Judge an instant by the clock alone."""
    return "on_time" if at < SOFT else "grace" if at < hard else "late"


def uid(name: str) -> int:
    """Give the number by which a file of the Maildir is known."""
    unique = name.partition(":")[0].encode()
    return int.from_bytes(sha256(unique).digest()[:8]) >> 1


_CLASSES = {
    AUTOMATIC: "automatic",
    CORRECTION: "correction",
    OURS: "not a submission",
    NO_MAIL: "held",
    WITHDRAWAL: "request to withdraw",
}
