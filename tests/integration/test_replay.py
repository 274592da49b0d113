"""Do the verdicts come out again, whenever they are asked for?"""

from datetime import timedelta

import pytest

from pipeline import deadlines, decisions
from pipeline.proof.replay import replay
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import DeliveryRow
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write

WHO = decisions.Person(by="A. Head", because="our server was down")


def mail(n, at):
    return (
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n"
        f"Paragraph {1 + n % 3}: this should be deleted, says {n}.\n"
    ).encode()


def opened(folder, later=timedelta()):
    return Service(load(folder / "config.toml"), lambda: AFTER + later)


@pytest.fixture
def folder(tmp_path):
    """Two in time, one of them twice, one late, one late that a person admitted."""
    write(tmp_path)
    raws = [mail(1, IN_TIME), mail(2, IN_TIME), mail(3, TOO_LATE), mail(4, TOO_LATE)]
    for n, raw in enumerate([*raws, raws[0]], 1):
        (tmp_path / f"mailbox/new/1774051200.m{n}.mx").write_bytes(raw)
    with opened(tmp_path) as service:
        service.once()
        decisions.admit(service.ledger, 4, WHO)
        service.once()
    return tmp_path


def found(folder, later=timedelta(days=400)):
    with opened(folder, later) as service:
        return list(replay(service))


def test_all_verdicts_come_out_again_a_year_later(folder):
    assert found(folder) == []


def test_an_extension_is_part_of_what_is_judged_by(folder):
    with opened(folder) as service:
        deadlines.extend(service.ledger, "drafts", "2026-03-21", WHO.by, WHO.because)
    assert found(folder) == []  # what waits to be judged again has no verdict yet
    with opened(folder) as service:
        service.once()
    assert found(folder) == []


def test_a_verdict_that_was_altered_is_named(folder):
    with opened(folder) as service, service.ledger.unit() as unit:
        unit.session.get(DeliveryRow, 3).verdict = "on_time"
    (told,) = found(folder)
    assert told.startswith("D000003: on record is on time, 2026-03-")
    assert "judged again it is late, 2026-03-" in told


def test_another_configuration_judges_otherwise_and_that_is_told(folder):
    config = folder / "config.toml"
    config.write_text(config.read_text().replace("mx.example.org", "mx2.example.org"))
    assert {told[:7] for told in found(folder)} == {f"D00000{n}" for n in range(1, 6)}


def test_a_message_that_is_damaged_is_named(folder):
    for path in folder.glob("archive/raw/*/*.eml"):
        path.write_bytes(path.read_bytes() + b"more")
    assert len(found(folder)) == 5
