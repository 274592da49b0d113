"""Does the evidence convince somebody who has nothing but Python and the record?"""

import json
import random
import re
import subprocess
import sys
import zipfile
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest

from pipeline import deadlines, decisions
from pipeline.proof.evidence import pack
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write


def mail(n, at=IN_TIME):
    return (
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\n"
        f"Paragraph {1 + n % 3}: this should be deleted.\n"
    ).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Seven in time, one late, one late that a person admitted."""
    folder = tmp_path_factory.mktemp("evidence")
    write(folder)
    for n in range(1, 10):
        at = TOO_LATE if n > 7 else IN_TIME
        (folder / "mailbox/new" / f"1774051200.m{n}.mx").write_bytes(mail(n, at))
    with opened(folder) as service:
        service.once()
        who = decisions.Person(by="A. Head", because="our server was down")
        decisions.admit(service.ledger, 9, who)
        service.once()
    return folder


def opened(folder, later=timedelta()):
    return Service(load(folder / "config.toml"), lambda: AFTER + later)


@pytest.fixture
def unpacked(folder, tmp_path):
    """Return a function that unpacks the evidence of a delivery into a folder."""

    def unpacked(delivery, later=timedelta()):
        with opened(folder, later) as service:
            with service.ledger.reading() as session:
                found = list(deliveries(session, service.settings))
            known = next(k for k in found if k.row.id == delivery)
            packed = pack(service, known)
        with zipfile.ZipFile(BytesIO(packed)) as archive:
            archive.extractall(tmp_path)
        return tmp_path / f"evidence-{known.id}"

    return unpacked


def checked(place, *roots):
    """Run the checker as a stranger does: Python alone, no site packages."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "check.py", *roots],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return done.returncode, done.stdout


def said(place, name):
    return json.loads((place / name).read_text())


def listed_anew(place):
    """Write the manifest as a forger would."""
    files = [p for p in place.rglob("*") if p.is_file() and p.name != "manifest.txt"]
    (place / "manifest.txt").write_text(
        "".join(
            f"{sha256(p.read_bytes()).hexdigest()}  {p.relative_to(place).as_posix()}\n"
            for p in files
        )
    )


def test_it_holds_against_the_roots_on_the_public_record(folder, unpacked):
    place = unpacked(3)
    about = (folder / "site/about/index.html").read_text()
    roots = re.findall(r"[0-9a-f]{64}", about)
    ours = list(said(place, "proof.json")["roots"])
    assert len(ours) == 2
    assert set(ours) < set(roots)
    status, told = checked(place, *ours)
    assert (status, told.splitlines()[-1]) == (0, "It holds.")
    assert (place / "message.eml").read_bytes() == mail(3)
    (letter,) = (place / "letters").iterdir()
    assert letter.read_bytes() in [p.read_bytes() for p in folder.glob("outbox/*.eml")]


def test_the_root_of_the_submissions_follows_from_what_is_published(folder, unpacked):
    made = said(folder, "compilations/drafts.json")
    leaves = [
        "{number} {sha256} {received_at} {verdict}".format(**one)
        for one in made["contributions"]
    ]
    proof = said(unpacked(1), "proof.json")
    assert len(leaves) == 8
    assert proof["roots"][made["merkle_root"]] == "submissions of drafts (8)"
    assert list(proof["ways"][leaves[0]]) == [made["merkle_root"]]


def test_without_a_root_from_elsewhere_it_says_that_nothing_is_proved(unpacked):
    status, told = checked(unpacked(3))
    last = "It agrees with itself; without a ROOT, no proof."
    assert (status, told.splitlines()[-1]) == (2, last)
    assert "It holds." not in told


def test_a_root_that_nobody_published_is_refused(unpacked):
    status, told = checked(unpacked(1), "0" * 64)
    assert (status, "it leads to the roots that are given" in told) == (1, True)


def test_one_byte_that_differs_is_named_in_whichever_file(unpacked):
    place, chance = unpacked(2), random.Random(7)  # noqa: S311 (no secret)
    for path in sorted(p for p in place.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        if path.name == "check.py":  # in its words: it has to run
            at = raw.index(b"evidence")
        else:
            at = chance.randrange(len(raw))
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        status, told = checked(place)
        assert (status, " is as manifest.txt says" in told) == (1, True)
        path.write_bytes(raw)
    (place / "more.txt").write_text("more")
    assert checked(place)[0] == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("message.eml", b"deleted", b"kept", "the message is what arrived"),
        ("verdict.json", b'"on_time",', b'"late",', "is the one in the ledger"),
        ("verdict.json", b"-14T", b"-09T", "the clock and the deadline say so"),
        ("verdict.json", b"/1/2", b"/1/1", "the proof is of what is told here"),
        ("events.jsonl", b'"size":', b'"size":1', "the proof is of what is told here"),
        ("proof.json", b'"position\\":', b'"position\\":1', "is of what is told here"),
        ("proof.json", b'     "', b'     "0', "It cannot be read"),
    ],
)
def test_a_forger_who_writes_the_manifest_anew_is_found_out(
    unpacked, name, old, new, told
):
    place = unpacked(2)
    raw = (place / name).read_bytes()
    assert old in raw
    (place / name).write_bytes(raw.replace(old, new, 1))
    listed_anew(place)
    status, said_ = checked(place)
    assert (status, told in said_) == (1, True), said_


def test_a_verdict_that_names_no_event_is_not_believed(unpacked):
    place = unpacked(8)
    told = {"judged_as": None, "verdict": "on_time"}
    told["received_at"] = "2026-03-01T00:00:00Z"
    verdict = said(place, "verdict.json") | told
    (place / "verdict.json").write_text(json.dumps(verdict))
    listed_anew(place)
    assert checked(place)[1].splitlines() == [
        "It is not so that the verdict is the one in the ledger.",
        "It does not hold.",
    ]


def added(place, event, ways):
    """Add an event as a forger would, with its ways to roots."""
    line, proof = json.dumps(event), said(place, "proof.json")
    with (place / "events.jsonl").open("a") as out:
        out.write(f"{line}\n")
    proof["ways"][line] = ways
    (place / "proof.json").write_text(json.dumps(proof))
    listed_anew(place)
    return line


def test_an_event_that_is_younger_than_every_root_is_named_as_not_proved(unpacked):
    place = unpacked(3)
    lines = (place / "events.jsonl").read_text().splitlines()
    (judged,) = (line for line in lines if '"kind":"admitted"' in line)
    line = added(place, json.loads(judged) | {"position": 999}, {})
    ours = said(place, "proof.json")["roots"]
    assert checked(place, *ours)[1].splitlines()[-2:] == [
        f"But not proved: {line}",
        "It holds.",
    ]


def test_an_event_that_borrows_the_way_of_another_is_found_out(unpacked):
    place = unpacked(3)
    ways = next(iter(said(place, "proof.json")["ways"].values()))
    line = added(place, {"kind": "decided", "position": 999, "data": {}}, ways)
    (root,) = ways
    assert f"this is under the root {root}: {line}" in checked(place)[1]


def test_a_root_that_covers_nothing_proves_nothing(unpacked):
    place = unpacked(3)
    proof = said(place, "proof.json")
    named = proof | {"roots": proof["roots"] | {"0" * 64: "ledger (0)"}}
    (place / "proof.json").write_text(json.dumps(named))
    listed_anew(place)
    status, printed = checked(place, "0" * 64)
    assert (status, "it leads to the roots that are given" in printed) == (1, True)


def test_what_lies_under_another_root_than_the_one_given_is_not_proved_by_it(unpacked):
    place = unpacked(3)
    proof = said(place, "proof.json")
    (of_submissions,) = (r for r, of in proof["roots"].items() if "submissions" in of)
    status, printed = checked(place, of_submissions)
    events = len((place / "events.jsonl").read_text().splitlines())
    assert (status, printed.count("But not proved: ")) == (0, events)


def test_a_deadline_before_an_extension_in_the_ledger_is_found_out(unpacked):
    place = unpacked(8)
    extended = {"kind": "extended", "position": 999, "data": {}}
    extended["data"] = {"hard": "2026-03-22T00:00:00Z"}
    added(place, extended, {})
    assert "heeds the extension to 2026-03-22T00:00:00Z" in checked(place)[1]


def test_a_letter_that_says_something_else_is_found_out(unpacked):
    place = unpacked(3)
    (letter,) = (place / "letters").iterdir()
    letter.write_bytes(letter.read_bytes().replace(b"CASE/1/3", b"CASE/1/4"))
    listed_anew(place)
    status, printed = checked(place)
    assert (status, "the letters are what was sent" in printed) == (1, True)
    letter.unlink()
    listed_anew(place)
    assert checked(place) == (status, printed)


def test_a_proof_in_another_form_is_told_in_a_sentence(unpacked):
    place = unpacked(2)
    whole = said(place, "proof.json")
    for proof in ({}, [], 1, None, {"roots": {}, "ways": []}, whole | {"ways": {}}):
        (place / "proof.json").write_text(json.dumps(proof))
        listed_anew(place)
        status, printed = checked(place)
        assert (status, printed.endswith("It does not hold.\n")) == (1, True)


def test_a_proof_that_leads_to_no_root_is_none(unpacked):
    place = unpacked(2)
    ways = said(place, "proof.json")["ways"]
    proof = {"roots": {}, "ways": {line: {} for line in ways}}
    (place / "proof.json").write_text(json.dumps(proof))
    listed_anew(place)
    assert checked(place)[0] == 1


def test_a_late_one_has_evidence_too_and_no_place_among_the_accepted(unpacked):
    place = unpacked(8)
    assert said(place, "verdict.json")["verdict"] == "late"
    (of,) = said(place, "proof.json")["roots"].values()
    assert of.startswith("ledger (")
    assert checked(place, *said(place, "proof.json")["roots"])[0] == 0


def test_an_admission_is_among_the_inputs_and_is_proved(unpacked):
    place = unpacked(9)
    verdict = said(place, "verdict.json")
    assert (verdict["verdict"], verdict["number"]) == ("grace", "CASE/1/8")
    assert "our server was down" in verdict["admitted_by"]
    assert '"kind":"decided"' in (place / "events.jsonl").read_text()
    assert checked(place, *said(place, "proof.json")["roots"])[0] == 0


def test_an_extension_is_among_the_inputs_and_is_proved(folder, unpacked):
    with opened(folder, timedelta(days=1)) as service:
        deadlines.extend(service.ledger, "drafts", "2026-03-21", "A. Head", "asked")
        service.once()
    place = unpacked(8, timedelta(days=1))
    verdict = said(place, "verdict.json")
    assert [d["grace"] for d in verdict["deadlines"]] == [
        "2026-03-21T00:00:00Z",
        "2026-03-22T00:00:00Z",
    ]
    assert verdict["verdict"] == "grace"
    assert '"kind":"extended"' in (place / "events.jsonl").read_text()
    assert len(said(place, "proof.json")["roots"]) == 2
    assert checked(place, *said(place, "proof.json")["roots"])[0] == 0
