"""The 34 boundary cases of the clock, through the command line alone.

Each case becomes one mail (or none) in the mailbox of a consultation with the
deadlines and the zone of the case; cases with the same deadlines share one. What
the secretariat sees in `export` must be what the case says.
"""

import csv
import json
import sys
from datetime import UTC, date, datetime
from email.utils import format_datetime
from itertools import groupby
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.consultation import write

CASES = Path(__file__).parents[3] / "shared" / "knowledge" / "deadline_cases.csv"
pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason="the folder with the research is not here"
)
NOW = "2014-11-03T08:00:00Z"
VERDICTS = {"in_time": "on_time", "after_soft": "grace", "late": "late"}
#: Why a person decides stands in no header: our own 4xx, a mail that was forwarded.
#: The clock says late, and a person admits them.
BY_A_PERSON = ("30", "33")
EXTENDED, SHORTENED, CLOCK = ("25", "26"), "27", "34"


@pytest.fixture
def depositary(tmp_path, monkeypatch, capsys):
    """Give a verb as on the command line; return what was said, on one line."""

    def depositary(*verb, expect=(0, 1)):
        argv = ["depositary", "--config", str(tmp_path / "config.toml"), *verb]
        monkeypatch.setattr(sys, "argv", argv)
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        assert left.value.code in expect, told
        return told.out + told.err

    return depositary


@pytest.fixture
def records(depositary):
    def records():
        found = map(json.loads, depositary("export").splitlines())
        return {record["subject"].rpartition(" ")[2]: record for record in found}

    return records


def cases():
    return list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))


def last_day(text):
    return (datetime if "T" in text else date).fromisoformat(text)


def stamped(text):
    """Write an instant as a mail server does; second 60 stays second 60."""
    leap = ":60" in text
    at = datetime.fromisoformat(text.replace(":60", ":59"))
    printed = format_datetime(at)
    return printed.replace(":59 ", ":60 ") if leap else printed


def mail(case):
    head = [f"From: Person {case['id']} <p{case['id']}@party{case['id']}.example>"]
    if case["trusted_received"]:
        at = stamped(case["trusted_received"])
        head.insert(0, f"Received: from relay.example by mx.example.org; {at}")
    if case["id"] == "17":
        forged = "Fri, 10 Jan 2014 10:00:00 +0100"
        head.insert(1, f"Received: from x by mx.example.org; {forged}")
    if case["date_header"]:
        head.append(f"Date: {stamped(case['date_header'])}")
    subject = f"Subject: Comments, case {case['id']}"
    body = "Paragraph 2: this should be deleted."
    return "\n".join([*head, "To: info@example.org", subject, "", body, ""])


def deliver(folder, case):
    """Put it into the mailbox, as its mailbox would have dated it."""
    own = case["internaldate"] or case["trusted_received"]
    seconds = 0
    if own:
        seconds = datetime.fromisoformat(own.replace(":60", ":59")).timestamp()
    name = f"{int(seconds)}.case{case['id']}.mx" if own else f"case{case['id']}.mx"
    path = folder / "mailbox" / "new" / name
    path.write_text(mail(case))


def consultation(folder, case, **changed):
    deadlines = {
        "zone": case["zone"],
        "soft": last_day(case["soft_last_day"]),
        "hard": last_day(case["hard_last_day"]),
    }
    write(folder, calls=deadlines | changed)


def expected(case):
    """Say kind and verdict: what is in doubt is held, and nobody has judged it."""
    if case["id"] in BY_A_PERSON:
        return ("submission", "late")
    if case["status"] == "flag" and case["id"] != SHORTENED:
        return ("held", None)
    return ("submission", VERDICTS.get(case["status"], "grace"))


PLAIN = [
    case
    for case in (cases() if CASES.exists() else [])
    if case["status"] != "config_error"
    and case["id"] not in (*EXTENDED, SHORTENED, CLOCK)
]


def of(case):
    return case["zone"], case["soft_last_day"], case["hard_last_day"]


GROUPS = [list(group) for _, group in groupby(sorted(PLAIN, key=of), key=of)]


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: f"{g[0]['hard_last_day']}")
def test_every_mail_is_judged_as_its_case_says(tmp_path, depositary, records, group):
    consultation(tmp_path, group[0])
    for case in group:
        deliver(tmp_path, case)
    depositary("once", "--now", NOW)
    found = records()
    got = {c["id"]: (found[c["id"]]["kind"], found[c["id"]]["verdict"]) for c in group}
    assert got == {case["id"]: expected(case) for case in group}
    for case in group:
        if got[case["id"]][0] == "submission":
            at = found[case["id"]]["received_at"]
            assert at == case["received_at_utc"], case["case"]


def test_whom_a_person_admits_counts_and_the_compilation_is_issued_again(
    tmp_path, depositary, records
):
    admitted = [case for case in cases() if case["id"] in (*BY_A_PERSON, "15", "16")]
    consultation(tmp_path, admitted[0])
    for case in admitted:
        deliver(tmp_path, case)
    depositary("once", "--now", NOW)
    before = records()
    for n, case in enumerate(admitted, start=1):
        who = ("--by", "A. Head", "--because", case["why"])
        said = depositary("admit", before[case["id"]]["id"], *who)
        assert f"Admitted as CASE/1/{n}." in said
        assert "issued again" in said
    made = json.loads((tmp_path / "compilations" / "drafts.json").read_text())
    assert made["revision"] == len(admitted)
    assert {one["number"] for one in made["contributions"]} == {
        record["number"] for record in records().values()
    }


def test_an_extension_judges_late_mail_again_and_tells_its_sender_once(
    tmp_path, depositary, records
):
    first, second = (case for case in cases() if case["id"] in EXTENDED)
    consultation(tmp_path, first, hard=date(2014, 1, 24))
    deliver(tmp_path, second)  # of the 25th: late when it came
    depositary("once", "--now", "2014-01-26T08:00:00Z")
    assert records()[second["id"]]["verdict"] == "late"
    who = ("--by", "A. Head", "--because", "asked by many")
    depositary("extend", "drafts", "--hard", first["hard_last_day"], *who)
    deliver(tmp_path, first)  # of the 28th
    depositary("once", "--now", NOW)
    found = records()
    for case in (first, second):
        assert found[case["id"]]["verdict"] == "grace"
        assert found[case["id"]]["received_at"] == case["received_at_utc"]
    kinds = [letter["kind"] for letter in found[second["id"]]["letters"]]
    assert kinds == ["late", "extension"]
    depositary("once", "--now", NOW)
    assert records() == found


def test_a_shortening_is_refused_and_what_was_announced_holds(
    tmp_path, depositary, records
):
    (case,) = (case for case in cases() if case["id"] == SHORTENED)
    consultation(tmp_path, case, hard=date(2014, 1, 24))
    deliver(tmp_path, case)
    depositary("once", "--now", NOW)
    before = records()
    who = ("--by", "A. Head", "--because", "no time")
    shorter = ("extend", "drafts", "--hard", case["hard_last_day"], *who)
    said = depositary(*shorter, expect=(2,))
    assert "never shortened" in " ".join(said.split())
    assert records() == before
    assert before[case["id"]]["verdict"] == "grace"


def test_a_local_time_that_does_not_exist_is_refused_at_once(tmp_path, depositary):
    (case,) = (case for case in cases() if case["status"] == "config_error")
    consultation(tmp_path, case)
    said = depositary("once", expect=(2,))
    assert "does not exist in Europe/Zurich" in " ".join(said.split())
    assert not (tmp_path / "depositary.db").exists()


def test_within_the_error_of_our_clock_a_person_decides(tmp_path, depositary, records):
    (case,) = (case for case in cases() if case["id"] == CLOCK)
    consultation(tmp_path, case)
    file = tmp_path / "config.toml"
    known = "[mailbox]\nclock_error_seconds = 90"
    file.write_text(file.read_text().replace("[mailbox]", known))
    deliver(tmp_path, case)
    depositary("once", "--now", NOW)
    assert records()[case["id"]]["kind"] == "held"
    said = " ".join(depositary("show", "D000001").split())
    assert "error of our own clock (90 s)" in said


def test_no_case_is_forgotten():
    assert len(cases()) == 34
    told = {case["id"] for case in PLAIN} | {*EXTENDED, SHORTENED, CLOCK}
    refused = [case["id"] for case in cases() if case["status"] == "config_error"]
    assert told | set(refused) == {case["id"] for case in cases()}
    assert datetime.fromisoformat(NOW).tzinfo == UTC
