"""The ledger knows of a letter before the mail server does, and after it."""

import sqlite3
import sys
from contextlib import closing

import pytest

from tests.consultation import AFTER, write
from tests.dovecot.deliveries import comment
from tests.dovecot.effects import COMMIT, spans, traced
from tests.dovecot.postman import Postman, postman

LETTERS = 3


class Onlooker(Postman):
    """Looks into the ledger while it is spoken to, as another process would."""

    def __init__(self, folder):
        super().__init__()
        self.database, self.states = folder / "depositary.db", []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name is aiosmtpd's
        with closing(sqlite3.connect(self.database)) as ledger:
            states = ledger.execute("SELECT state FROM letter ORDER BY id")
            self.states.append([state for (state,) in states])
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
def post(tmp_path):
    with postman(Onlooker(tmp_path)) as post:
        write(tmp_path, letters={"smtp": f"smtp://127.0.0.1:{post.port}"})
        for n in range(LETTERS):
            mail = tmp_path / "mailbox" / "new" / f"1773136800.m{n}.mx"
            mail.write_bytes(comment(f"s{n}"))
        yield post


def test_the_ledger_says_sending_while_a_letter_is_on_the_wire(post, tmp_path):
    once = [sys.executable, "-m", "pipeline", "--config", tmp_path / "config.toml"]
    calls = traced(
        tmp_path / "trace",
        [*once, "once", "--now", AFTER.isoformat()],
        "fsync,fdatasync,sendto,recvfrom",
    )
    assert post.states == [
        ["sending", "promised", "promised"],
        ["sent", "sending", "promised"],
        ["sent", "sent", "sending"],
    ]
    commits = spans(calls, COMMIT)
    begun = spans(calls, r'^sendto\(\d+<TCP[^"]*"MAIL FROM:')
    taken = spans(calls, r'^recvfrom\(\d+<TCP[^"]*"250 2\.0\.0 queued')
    assert len(begun) == len(taken) == LETTERS

    def durable(after, before):
        return sum(after < c.began and c.ended < before for c in commits)

    for mail_from, answer in zip(begun, taken, strict=True):
        assert durable(mail_from.ended, answer.began) == 0
    # Between two letters lie the end of the one and the beginning of the other.
    for answer, mail_from in zip(taken[:-1], begun[1:], strict=True):
        assert durable(answer.ended, mail_from.began) >= 2
    assert durable(taken[-1].ended, calls[-1].ended + 1) >= 1
    # That it is being sent, and what it says, is sealed, in the mirror and here.
    mirror = spans(calls, r"^fsync\(\d+<[^>]*/archive/ledger/events\.jsonl>")
    sealed = max(flush.ended for flush in mirror if flush.ended < begun[0].began)
    assert durable(sealed, begun[0].began) >= 2
