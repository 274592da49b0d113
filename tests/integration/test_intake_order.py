"""The order of effects, as the kernel sees it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dovecot.deliveries import message

ROOT = Path(__file__).parent.parent.parent
INSTALL = "apt-get install -y strace"
POLL = """\
import sys
from pathlib import Path
from tests.dovecot import store
with store.opened(Path(sys.argv[1])) as one:
    one.poll(store.box(sys.argv[2]))
"""
_LINE = re.compile(r"(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)")


@pytest.fixture
def strace():
    program = shutil.which("strace")
    if program is None:
        why = f"no strace on this machine; run: {INSTALL}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    return program


def effects(trace):
    """List the system calls as (began, ended, text), numbered by their lines."""
    begun, calls = {}, []
    for number, line in enumerate(trace.splitlines()):
        if not (found := _LINE.match(line)):
            continue
        thread, resumed, name, rest = found.groups()
        if resumed:
            began, text = begun.pop((thread, resumed))
            calls.append((began, number, text))
        elif rest.endswith("<unfinished ...>"):
            begun[thread, name] = (number, f"{name}({rest}")
        else:
            calls.append((number, number, f"{name}({rest}"))
    return calls


def test_bytes_then_name_then_folder_then_row_then_move(
    dovecot, user, tmp_path, strace
):
    raw = message("a", "x" * 30_000)
    dovecot.deliver(user, [raw])
    trace = tmp_path / "trace"
    watched = "fsync,fdatasync,rename,renameat,renameat2,sendto,write"
    command = [strace, "-f", "-yy", "-s", "60", "-o", trace, "-e", f"trace={watched}"]
    worker = [sys.executable, "-c", POLL, tmp_path / "store", dovecot.url(user)]
    subprocess.run([*command, *worker], check=True, cwd=ROOT, timeout=120)

    calls = effects(trace.read_text())

    def spans(pattern):
        found = [(b, e) for b, e, text in calls if re.search(pattern, text)]
        assert found, pattern
        return found

    flushed = spans(r"^fsync\(\d+<[^>]*/archive/unfinished/")
    renamed = spans(r'^rename.*unfinished/.*"[^"]*/archive/raw/\w\w/\w{64}\.eml"')
    folder = spans(r"^fsync\(\d+<[^>]*/archive/raw/\w\w>")
    moved = spans(r"^(sendto|write)\(\d+<TCP.*UID MOVE 1 ")
    rows = [
        (began, ended)
        for began, ended in spans(r"^f(data)?sync\(\d+<[^>]*depositary\.db(-wal)?>")
        if began > folder[-1][1]
    ]
    assert flushed[0][1] < renamed[0][0]
    assert renamed[0][1] < folder[-1][0]
    assert rows
    assert rows[0][1] < moved[0][0]
    assert len(flushed) == len(renamed) == len(moved) == 1
