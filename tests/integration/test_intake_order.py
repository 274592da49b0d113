"""A message is safe before it leaves its folder."""

import sys

import pytest

from tests.dovecot.deliveries import message
from tests.dovecot.effects import COMMIT, spans, traced

POLL = """\
import sys
from pathlib import Path
from tests.dovecot import store
with store.opened(Path(sys.argv[1])) as one:
    one.poll(store.box(sys.argv[2]))
"""


@pytest.mark.parametrize(
    ("mails", "name"),
    [(1, r"\w\w/\w{64}\.eml"), (12, r"packs/\w{64}\.tar")],
    ids=["alone", "a pack"],
)
def test_bytes_then_name_then_folder_then_row_then_move(
    dovecot, user, tmp_path, mails, name
):
    dovecot.deliver(user, [message(f"a{n}", "x" * 30_000) for n in range(mails)])
    poll = [sys.executable, "-c", POLL, tmp_path / "store", dovecot.url(user)]
    watched = "fsync,fdatasync,rename,renameat,renameat2,sendto,write"
    calls = traced(tmp_path / "trace", poll, watched)
    (flushed,) = spans(calls, r"^fsync\(\d+<[^>]*/archive/unfinished/")
    (renamed,) = spans(calls, rf'^rename.*unfinished/.*"[^"]*/archive/raw/{name}"')
    folder = spans(calls, r"^fsync\(\d+<[^>]*/archive/raw/\w+>")[-1]
    (moved,) = spans(calls, r"^(sendto|write)\(\d+<TCP.*UID MOVE 1[ ,]")
    rows = [row for row in spans(calls, COMMIT) if row.began > folder.ended]
    assert flushed.ended < renamed.began
    assert renamed.ended < folder.began
    assert rows[0].ended < moved.began
