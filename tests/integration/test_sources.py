"""A draft or the registry breaks while mail comes: that is told, and mail waits."""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from pipeline.decisions import Person
from pipeline.desk.words import retold
from pipeline.faults import SourceFault
from pipeline.record import deliveries
from pipeline.service import HELD_UP, Service
from pipeline.settings import load
from pipeline.store.chain import read as events_of
from pipeline.watch.door import watched
from tests.consultation import AFTER, DRAFT, REGISTRY, write
from tests.watching import HERE, free_port, lay, mail, of, ready, running, scrape, until

BROKEN = REGISTRY + "A,government,,,,\nB,goverment,,,,\n"
LINE = "stakeholders.csv, line 3, type: 'goverment' is no type"
WHO = Person(by="A. Head", because="the summit is tomorrow")
BEFORE = AFTER - timedelta(days=7)


@contextmanager
def opened(folder, now=AFTER):
    with Service(load(folder / "config.toml"), lambda: now) as service:
        yield service


def later(folder, raw):
    (folder / "mailbox" / "new" / "1774051300.later.mx").write_bytes(raw)


def states(service):
    with service.ledger.reading() as session:
        found = deliveries(session, service.settings)
        return [(one.row.state, one.row.tries) for one in found]


def spoil_registry(folder):
    (folder / "stakeholders.csv").write_text(BROKEN)


def spoil_json(folder):
    (folder / "draft.txt").write_text("")


def take_away(folder):
    (folder / "draft.txt").unlink()


def mend(folder):
    (folder / "stakeholders.csv").write_text(REGISTRY)
    draft = folder / "draft.txt"
    draft.write_text(DRAFT)
    os.utime(draft, (time.time() - 60, time.time() - 60))


SPOILT = [
    (spoil_registry, LINE),
    (spoil_json, "draft.txt: the file of draft D holds no text."),
    (take_away, "draft.txt: the file of draft D cannot be read (No such file"),
]


@pytest.mark.parametrize(("spoil", "said"), SPOILT)
def test_mail_waits_for_a_file_and_goes_on_by_itself(tmp_path, spoil, said):
    write(tmp_path)
    with opened(tmp_path, BEFORE) as service:
        assert service.once().trouble == ()
        old = time.time() - 60
        os.utime(tmp_path / "draft.txt", (old, old))
        spoil(tmp_path)
        if spoil is spoil_json:
            os.utime(tmp_path / "draft.txt", (old - 1, old - 1))
        lay(tmp_path, mail(1), mail(2))
        for _ in range(12):  # longer than anything else is tried
            trouble = service.once().trouble
            assert sum(said in one for one in trouble) == 1
            assert trouble[-1] == HELD_UP
        assert states(service) == [("deferred", 0)] * 2
        told = [e for e in events_of(service.house.archive) if e.kind == "deferred"]
        assert len(told) <= 2
        mend(tmp_path)
        done = service.once()
        assert (done.trouble, done.letters) == ((), 2)
        assert {state for state, _ in states(service)} == {"acknowledged"}


@pytest.mark.parametrize("spoil", [spoil_registry, take_away])
def test_nothing_is_issued_while_a_file_is_awaited(tmp_path, spoil):
    write(tmp_path)
    lay(tmp_path, mail(1))
    with opened(tmp_path, BEFORE) as service:
        service.once()
    later(tmp_path, mail(2))
    with opened(tmp_path) as service:
        spoil(tmp_path)
        assert service.once().issued == ()
        with pytest.raises(SourceFault, match="depositary publish --by"):
            service.publish(always=True)
        mend(tmp_path)
        assert service.publish() == ()  # what waited has its turn first
        assert service.once().issued == ("drafts",)
        assert {state for state, _ in states(service)} == {"published"}


def test_a_person_may_issue_without_what_waits_for_the_registry(tmp_path):
    write(tmp_path)
    lay(tmp_path, mail(1))
    with opened(tmp_path, BEFORE) as service:
        service.once()
    later(tmp_path, mail(2))
    with opened(tmp_path) as service:
        spoil_registry(tmp_path)
        service.once()
        assert service.issue(WHO) == ("drafts",)
        (asked,) = [
            e for e in events_of(service.house.archive) if e.kind == "asked to issue"
        ]
        assert asked.data["by"] == WHO.by
        assert LINE in asked.data["held_up"][0]
        assert [state for state, _ in states(service)] == ["published", "deferred"]
        mend(tmp_path)
        service.once()
        assert [state for state, _ in states(service)] == ["published"] * 2


def test_a_draft_that_changed_is_read_anew_once_it_rests(tmp_path):
    write(tmp_path)
    with opened(tmp_path, BEFORE) as service:
        before = service.house.drafts
        assert service.house.drafts is before
        labelled = service.house.labelled
        assert service.house.labelled is labelled
        draft = tmp_path / "draft.txt"
        draft.write_text(DRAFT + "\n4. Figs.\n")
        assert "saved this very moment" in service.house.sources.troubles()[0]
        os.utime(draft, (time.time() - 60, time.time() - 60))
        assert service.house.sources.troubles() == ()
        assert "4" in service.house.drafts[0].labels
        assert service.house.labelled is not labelled


def test_a_word_file_that_is_half_written_is_told(tmp_path):
    write(tmp_path, drafts={"file": "draft.docx"})
    beside = BytesIO()
    with ZipFile(beside, "w") as file:
        file.writestr("word/document.xml", "<w:document/>" * 99)
    whole = beside.getvalue()
    (tmp_path / "draft.docx").write_bytes(whole[: len(whole) // 2])
    with opened(tmp_path) as service:
        (said, _) = service.held_up()
    assert said.startswith("draft.docx: ")
    assert "Save the draft again" in said


def test_verbs_say_what_is_awaited(tmp_path, call):
    config = write(tmp_path)
    lay(tmp_path, mail(1))
    spoil_registry(tmp_path)
    for words in (["once"], ["status"]):
        code, out, _ = call(config, *words)
        assert code == 1
        assert out.replace("\n", " ").count(LINE) == 1
    code, _, err = call(config, "review")
    assert (code, LINE in err) == (1, True)
    code, out, _ = call(config, "--json", "once")
    assert LINE in " ".join(json.loads(out)["trouble"])
    code, _, err = call(config, "publish")
    assert (code, LINE in err) == (2, True)


def test_a_number_that_is_printed_twice_is_told_and_nothing_waits_for_it(
    tmp_path, call
):
    config = write(tmp_path, draft=DRAFT + "\n2. Pears again.\n")
    lay(tmp_path, mail(1, "Paragraph 1: this should be deleted."))
    out = call(config, "once", "--now", f"{BEFORE:%Y-%m-%dT%H:%M:%SZ}")[1]
    assert "prints 2 more than once" in out
    assert "Until that is mended" not in out
    assert "prints 2 more than once" in call(config, "status")[1]


def test_whoever_asks_whether_it_is_ready_is_told(tmp_path):
    settings = load(write(tmp_path))
    with opened(tmp_path) as service:
        service.once()
    spoil_registry(tmp_path)
    with (
        watched(settings, lambda: AFTER, HERE, "all") as one,
        watched(settings, lambda: AFTER, HERE, "web") as desk,
    ):
        status, said = ready(one)
        assert (status, said["ready"]) == (503, False)
        assert LINE in said["sources"]
        assert of(scrape(one), "sources_good") == 0
        assert ready(desk)[0] == 200
        assert LINE in ready(desk)[1]["sources"]
        mend(tmp_path)
        assert ready(one)[0] == 200
        assert of(scrape(one), "sources_good") == 1


def test_a_running_service_tells_once_and_goes_on(tmp_path):
    write(tmp_path, mailbox={"poll_seconds": 1}, store={"workers": 2})
    spoil_registry(tmp_path)
    at = f"127.0.0.1:{free_port()}"
    with running(tmp_path, "run", "--metrics", at) as service:
        lay(tmp_path, mail(1))
        until(lambda: _answers(at) and _deferred(at) == 1)
        time.sleep(4)  # of several polls
        mend(tmp_path)
        until(lambda: _deferred(at) == 0 and ready(at)[0] == 200)
        service.send_signal(signal.SIGTERM)
        out, err = service.communicate(timeout=60)
    assert err == ""
    assert out.count(LINE) == 1
    assert out.count("drafts and registry are in order again") == 1


def _answers(at):
    try:
        return bool(ready(at))
    except OSError:
        return False


def _deferred(at):
    known = scrape(at)
    return sum(
        n
        for (name, labels), n in known.items()
        if name == "depositary_deliveries" and ("state", "deferred") in labels
    )


def test_what_is_awaited_is_told_in_french(tmp_path):
    write(tmp_path)
    spoil_registry(tmp_path)
    with opened(tmp_path) as service:
        first, last = map(retold("fr"), service.held_up())
    assert first.startswith("stakeholders.csv, ligne 3, type : 'goverment' n’est pas")
    assert last.startswith("Tant que ce n’est pas réparé")
