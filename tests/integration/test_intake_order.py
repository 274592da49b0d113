"""A message is safe before it leaves its folder."""

import sys

from tests.dovecot.deliveries import message
from tests.dovecot.effects import COMMIT, spans, traced

POLL = """\
import sys
from pathlib import Path
from tests.dovecot import store
with store.opened(Path(sys.argv[1])) as one:
    one.poll(store.box(sys.argv[2]))
"""


def test_bytes_then_name_then_folder_then_row_then_move(dovecot, user, tmp_path):
    dovecot.deliver(user, [message("a", "x" * 30_000)])
    poll = [sys.executable, "-c", POLL, tmp_path / "store", dovecot.url(user)]
    watched = "fsync,fdatasync,rename,renameat,renameat2,sendto,write"
    calls = traced(tmp_path / "trace", poll, watched)
    (flushed,) = spans(calls, r"^fsync\(\d+<[^>]*/archive/unfinished/")
    (renamed,) = spans(
        calls, r'^rename.*unfinished/.*"[^"]*/archive/raw/\w\w/\w{64}\.eml"'
    )
    folder = spans(calls, r"^fsync\(\d+<[^>]*/archive/raw/\w\w>")[-1]
    (moved,) = spans(calls, r"^(sendto|write)\(\d+<TCP.*UID MOVE 1 ")
    rows = [row for row in spans(calls, COMMIT) if row.began > folder.ended]
    assert flushed.ended < renamed.began
    assert renamed.ended < folder.began
    assert rows[0].ended < moved.began
