"""Whatever people send, reading it ends soon, and the next file is read.

`bench/reading.py` prints the processor time that it costs.
"""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.arrival import LARGEST
from pipeline.bounded import Reader
from pipeline.extract import tools
from pipeline.message.documents import Document
from tests import forks
from tests.hostile import archives, mails, pages, tables, word
from tests.hostile.hostile import Hostile, ended, mailed

HOSTILE: tuple[Hostile, ...] = tuple(
    hostile
    for module in (archives, mails, pages, tables, word)
    for hostile in module.HOSTILE
)
ROOT = Path(__file__).parents[2]
NORMAL = [Document(name="normal.docx", data=word.word_file(word.AGREED))]
#: No folders, no controls, nothing that turns the writing round.
UNSAFE = re.compile(r"(^|/)\.\.?(/|$)|[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
CONFIG = """\
[consultation]
id = "case"
title = "A case"
series = "CASE/1"
[[calls]]
id = "drafts"
title = "Comments"
zone = "Etc/UTC"
soft = 2026-03-13
hard = 2026-03-20
[[drafts]]
id = "D"
title = "The draft"
file = "draft.md"
call = "drafts"
[mailbox]
url = "maildir:mailbox"
own_hosts = ["mx.example.org"]
[letters]
from = "Secretariat <info@example.org>"
smtp = "file:outbox"
[store]
database = "sqlite:///depositary.db"
archive = "file:archive"
workers = 2
[publication]
folder = "site"
"""


@pytest.fixture(scope="module")
def reader():
    with Reader() as found:
        yield found
        [answer] = found.read(NORMAL)
        assert [p.text for p in answer[0].reading.passages] == ["We agree."]


def test_there_are_enough_of_them_and_none_twice():
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE) > 60


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_ends_as_it_should(reader, hostile):
    if hostile.program and not tools.present(hostile.program):
        pytest.skip(f"{hostile.program} is not installed")
    before = reader.read(NORMAL), reader.pid
    end = ended(hostile, reader)
    assert end.read is hostile.read, end.why
    assert hostile.why in end.why
    assert hostile.words in end.words
    assert not [name for name in end.names if UNSAFE.search(name)]
    assert (reader.read(NORMAL), reader.pid) == before


def test_all_hostile_mails_are_accounted_for(tmp_path):
    def depositary(*arguments):
        return forks.depositary(*arguments, cwd=tmp_path)

    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "draft.md").write_text("1. Apples.\n\n2. Pears.\n", encoding="utf-8")
    for name in ("cur", "new", "tmp"):
        (tmp_path / "mailbox" / name).mkdir(parents=True)
    sent = set()
    for number, hostile in enumerate(HOSTILE):
        raw = mailed(hostile)
        sent.add(sha256(raw).hexdigest())
        file = tmp_path / "mailbox" / "new" / f"1773136800.m{number}.mx"
        file.write_bytes(raw)
    once = depositary("once", "--now", "2026-03-15T12:00:00Z")
    assert once.returncode in (0, 1), once.stderr
    assert "Traceback" not in once.stderr
    left = [*(tmp_path / "mailbox" / "new").iterdir()]
    assert all(file.stat().st_size > LARGEST for file in left)
    assert once.stdout.count(" has 190 MB and stays") == len(left) == 1
    sent -= {sha256(file.read_bytes()).hexdigest() for file in left}
    exported = depositary("export", "--format", "jsonl").stdout
    records = [json.loads(line) for line in exported.splitlines()]
    assert len(records) == len(HOSTILE) - len(left)
    assert {record["sha256"] for record in records} == sent
    ends = {record["state"] for record in records}
    assert ends <= {"acknowledged", "held", "set_aside"}
    assert depositary("verify").returncode == 0
