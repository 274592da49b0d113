"""What was issued is the same to the byte, whenever and wherever it is made again."""

from __future__ import annotations

import shutil
from datetime import timedelta
from itertools import count

import pytest
from typer.testing import CliRunner

from pipeline import decisions
from pipeline.cli.app import app
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write
from tests.integration.test_lost_database import mail

WHO = decisions.Person(by="A. Secretary", because="it says so")
_TICKS = count()


def ticking():
    """Give the next of the seconds after the cut-off: no clock stands still."""
    return AFTER + timedelta(seconds=next(_TICKS), microseconds=17)


def opened(folder):
    return Service(load(folder / "config.toml"), ticking)


@pytest.fixture
def issued(tmp_path):
    """Issue twice, the second time with one that was late."""
    folder = tmp_path / "old"
    folder.mkdir()
    write(folder)
    for n in (1, 2, 3):
        raw = mail(n)
        if n == 2:
            raw = raw.replace(IN_TIME.encode(), TOO_LATE.encode())
        (folder / "mailbox" / "new" / f"1773136800.m{n}.mx").write_bytes(raw)
    with opened(folder) as service:
        assert service.once().issued == ("drafts",)
        decisions.admit(service.ledger, 2, WHO)
        assert service.follow().issued == ("drafts",)
    return folder


def files(folder):
    """Return what was issued, in both places, by name."""
    compilations, site = folder / "compilations", folder / "site"
    places = (*compilations.glob("*.*"), *site.glob("compilations/*/files/*"))
    return {str(p.relative_to(folder)): p.read_bytes() for p in places}


def test_files_that_are_gone_are_made_again_to_the_byte(issued):
    before = files(issued)
    assert len(before) == 8 * 3
    for name in ("drafts.docx", "drafts.pdf"):
        (issued / "compilations" / name).unlink()
    answer = mail(4).replace(b"Subject", b"Auto-Submitted: auto-replied\nSubject")
    (issued / "mailbox" / "new" / "1773136800.m4.mx").write_bytes(answer)
    with opened(issued) as service:
        assert service.once().issued == ()
        service.publish(always=True)
        assert list(verify(service)) == []
    assert files(issued) == before


def moved(old, new):
    """Take all along but what was published, and make it again."""
    new.mkdir()
    for name in ("config.toml", "draft.txt", "stakeholders.csv"):
        shutil.copy(old / name, new)
    for name in ("archive", "mailbox"):
        shutil.copytree(old / name, new / name)
    assert rebuild(load(new / "config.toml"), ticking).placed
    with opened(new) as service:
        service.publish(always=True)


def test_what_moved_without_its_site_is_the_same_but_for_what_was_issued_earlier(
    issued, tmp_path
):
    new = tmp_path / "new"
    moved(issued, new)
    there, before = files(new), files(issued)
    earlier = {name for name in before if name not in there}
    assert len(earlier) == 8
    assert there == {n: data for n, data in before.items() if n not in earlier}

    told = "Earlier issues of the compilation of drafts are not whole in"
    config = ("--config", str(new / "config.toml"))
    for verb in ("status", "doctor", "publish"):
        said = CliRunner().invoke(app, [*config, "--json", verb])
        assert said.output.count(told) == 1, verb
    for name in earlier:
        shutil.copy(issued / name, new / name)
    for verb in ("publish", "verify"):
        said = CliRunner().invoke(app, [*config, "--json", verb])
        assert (said.exit_code, said.output.count(told)) == (0, 0)
    assert files(new) == before


def test_an_earlier_issue_that_was_altered_is_not_offered(issued):
    before = files(issued)
    (old,) = (n for n in before if n.startswith("site") and n.endswith("drafts.json"))
    (issued / old).write_bytes(before[old] + b" ")
    config = ("--config", str(issued / "config.toml"))
    said = CliRunner().invoke(app, [*config, "publish"]).output
    assert "or is not what was published then" in " ".join(said.split())
    assert files(issued) == {n: data for n, data in before.items() if n != old}
    assert CliRunner().invoke(app, [*config, "verify"]).exit_code == 0
    (issued / old).write_bytes(before[old])
    CliRunner().invoke(app, [*config, "publish"])
    assert files(issued) == before
