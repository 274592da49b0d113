"""Which letters does a database owe that was made again? Those it owed before."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from pipeline import decisions
from pipeline.cli import main
from pipeline.decisions import Person
from pipeline.decisions.undoing import undo
from pipeline.proof.rebuild import rebuild
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import DeliveryRow, LetterRow
from rules.terms import Kind
from tests.consultation import AFTER, TOO_LATE, write
from tests.correspondence import BEFORE, COMMENTS, mail, take

WHO = Person(by="A. Secretary", because="she says so")
#: What is set aside at first, and what a person may call a withdrawal.
ASKS = "Hello!"


@pytest.fixture
def service(tmp_path):
    with Service(load(write(tmp_path)), lambda: BEFORE) as service:
        yield service


def letters(service):
    with service.ledger.reading() as session:
        rows = session.exec(select(LetterRow)).all()
        return {(row.delivery_id, row.kind): row.state for row in rows}


def acts(service):
    """Which number each delivery acts on, and which are withdrawn or replaced."""
    with service.ledger.reading() as session:
        rows = session.exec(select(DeliveryRow).order_by(col(DeliveryRow.id))).all()
        return [
            (row.supersedes, row.withdrawn, row.superseded_by, row.flags)
            for row in rows
        ]


def flagged(service, delivery):
    return "replaces_what" in acts(service)[delivery - 1][3]


def is_made_again_as_it_was(service):
    before = letters(service), acts(service)
    found = rebuild(service.settings, service.now, replace=True)
    assert (found.differences, found.owed) == ((), ())
    with Service(service.settings, service.now) as again:
        assert again.once().letters == 0
        assert (letters(again), acts(again)) == before


def test_a_withdrawal_that_acted_on_nothing_acts_on_nothing_again(service):
    """A later one had taken back what it means when a person said what it is."""
    take(service, 1, mail(1, COMMENTS))
    take(service, 2, mail(2, ASKS))
    take(service, 3, mail(3, "We withdraw our contribution."))
    assert letters(service)[3, "withdrawn"] == "sent"
    decisions.settle_kind(service.ledger, 2, Kind.WITHDRAWAL, WHO)
    service.once()
    assert flagged(service, 2)
    assert (2, "withdrawn") not in letters(service)
    is_made_again_as_it_was(service)


def test_what_acted_on_an_earlier_one_acts_on_the_same_again(service):
    """The latest is free again, and nothing has had the revision judged since."""
    take(service, 1, mail(1, COMMENTS))
    take(service, 2, mail(2, COMMENTS + " And pears."))
    take(service, 3, mail(3, ASKS))
    take(service, 4, mail(4, COMMENTS, subject="Replaces our contribution CASE/1/2"))
    decisions.settle_kind(service.ledger, 3, Kind.WITHDRAWAL, WHO)
    service.once()
    assert acts(service)[2][0] == 1
    decisions.settle_kind(service.ledger, 4, Kind.NOT_A_SUBMISSION, WHO)
    service.once()
    is_made_again_as_it_was(service)


def test_what_was_decided_undone_and_decided_again_is_so_again(service):
    take(service, 1, mail(1, COMMENTS))
    take(service, 2, mail(2, ASKS))
    for nth in (1, 3):
        decisions.settle_kind(service.ledger, 2, Kind.WITHDRAWAL, WHO)
        service.once()
        assert acts(service)[0][1]
        if nth == 1:
            undo(service.ledger, 2, nth, WHO)
            service.once()
            assert not acts(service)[0][1]
    is_made_again_as_it_was(service)


@pytest.fixture
def says(monkeypatch, capsys, tmp_path):
    """What a verb answers: its status and what it prints."""

    def says(*words):
        config = str(tmp_path / "config.toml")
        monkeypatch.setattr("sys.argv", ["depositary", "--config", config, *words])
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code, " ".join(capsys.readouterr().out.split())

    return says


def test_a_letter_that_was_not_owed_before_is_held_back_and_named(tmp_path, says):
    """Somebody wrote another cut-off into the configuration, where none can be."""
    config = write(tmp_path)
    with Service(load(config), lambda: AFTER) as service:
        take(service, 1, mail(1, COMMENTS, at=TOO_LATE))
        assert letters(service) == {(1, "late"): "sent"}
    config.write_text(config.read_text().replace("2026-03-20", "2026-03-31"))
    assert says("rebuild")[0] == 1
    code, told = says("rebuild", "--replace")
    assert code == 1
    assert "acknowledgement on D000001" in told
    assert "0 letters sent" in says("once")[1]
    who = ("--by", "A. Secretary", "--because", "she must know")
    assert says("letters", "--retry", "D000001", *who)[0] == 0
    with Service(load(config), lambda: AFTER) as again:
        both = {(1, "late"): "sent", (1, "acknowledgement"): "sent"}
        assert letters(again) == both


def test_a_reply_to_a_mail_that_was_far_behind_corrects_it_again(service):
    """Forty mails at once wait in two lanes; the replies to them in the first one."""
    folder, many = service.settings.base / "mailbox" / "new", 40
    for n in range(1, many + 1):
        sender = f"Ann Lee <ann{n}@party.example>"
        raw = mail(n, COMMENTS, sender=sender)
        (folder / f"{1773136800 + n}.{n}.mx").write_bytes(raw)
    service.once()
    with service.ledger.reading() as session:
        sent = session.exec(select(LetterRow).order_by(col(LetterRow.id))).all()
        far = [x for x in sent if x.delivery_id in (2, 27, many)]
    for nth, letter in enumerate(far, many + 1):
        words = "2 -> paragraph 1"
        raw = mail(nth, words, sender=letter.to, answers=letter.message_id)
        (folder / f"{1773136800 + nth}.{nth}.mx").write_bytes(raw)
    service.once()
    with service.ledger.reading() as session:
        rows = session.exec(select(DeliveryRow).where(DeliveryRow.id > many)).all()
        assert [row.kind for row in rows] == [Kind.CORRECTION] * 3
    is_made_again_as_it_was(service)


def test_what_a_later_program_counts_gets_a_number_that_nobody_has(
    service, monkeypatch
):
    take(service, 1, mail(1, ASKS))
    take(service, 2, mail(2, COMMENTS, sender="Bo <bo@other.example>"))
    assert [row.number for row in rows(service)] == [None, 1]
    monkeypatch.setattr("pipeline.admit._is_courtesy", lambda *_: False)
    found = rebuild(service.settings, service.now, replace=True)
    assert found.placed
    with Service(service.settings, service.now) as again:
        assert [row.number for row in rows(again)] == [2, 1]


def rows(service):
    with service.ledger.reading() as session:
        return session.exec(select(DeliveryRow).order_by(col(DeliveryRow.id))).all()
