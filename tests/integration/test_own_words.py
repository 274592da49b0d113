"""Several speak in one mail: each comment is printed as said by whoever says it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.compile import consolidated
from pipeline.decisions import Person, points
from pipeline.decisions.whose import settle_speakers
from pipeline.desk import make_app
from pipeline.faults import Fault
from pipeline.proof.rebuild import rebuild
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from rules.whose import whose
from tests.consultation import AFTER, IN_TIME, REGISTRY, write
from tests.office import enter, post

WHO = Person(by="Ada", because="I read it")
KNOWN = (
    "Kenya,government,KE,,,\nNorway,government,NO,,,\n"
    "Dock Guild,civil society,,,bo@dock.example,\n"
)
TABLE = """\
<p>From the pool of delegations.</p>
<table><tr><th>Paragraph</th><th>Kenya</th><th>Norway</th></tr>
<tr><td>1</td><td>delete</td><td>keep as it is</td></tr>
<tr><td>3</td><td>add a date</td><td></td></tr></table>
"""
PASSED_ON = """\
We at the guild add one point: paragraph 2 should be deleted.

---------- Forwarded message ---------
From: Eva <eva@berths.example>
Date: Mon, 9 Mar 2026 10:00:00 +0000
Subject: Comments
To: Bo <bo@dock.example>

Paragraph 3: this should be kept.

Eva, Association of Berths
"""


def _mail(n: int, sender: str, kind: str, subject: str, body: str) -> bytes:
    head = (
        f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
        f"From: {sender}\nTo: info@example.org\nSubject: {subject}\n"
        f"Message-ID: <m{n}@a.example>\nMIME-Version: 1.0\n"
        f"Content-Type: text/{kind}; charset=utf-8\n\n"
    )
    return (head + body).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    config = write(tmp_path, registry=REGISTRY + KNOWN)
    new = tmp_path / "mailbox" / "new"
    pool = _mail(1, "Pool <pool@pool.example>", "html", "Comments", TABLE)
    guild = _mail(2, "Bo <bo@dock.example>", "plain", "Fwd: Comments", PASSED_ON)
    (new / "1773136800.m1.mx").write_bytes(pool)
    (new / "1773136801.m2.mx").write_bytes(guild)
    with Service(load(config), lambda: AFTER) as service:
        service.once()
    return tmp_path


ATTACHED = """\
--x
Content-Type: text/plain

Sent to me by mistake. We have no comment on it.
--x
Content-Type: message/rfc822
Content-Disposition: attachment; filename="Comments.eml"

From: {}
To: eva@berths.example
Subject: Comments
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Paragraph 3: this should be kept.
--x--
"""


@pytest.mark.parametrize(
    ("outer", "inner", "who", "why"),
    [
        ("Eva <eva@berths.example>", "Bo <bo@dock.example>", "Dock Guild", "bo@dock"),
        ("Bo <bo@dock.example>", "Eva <eva@berths.example>", "Dock Guild", "eva@berth"),
        ("Bo <bo@dock.example>", "Ann <ann@dock.example>", "Dock Guild", ""),
        ("Bo <bo@gmail.com>", "Ann <ann@gmail.com>", "", "ann@gmail.com"),
        ("Bo <bo@gmail.com>", "<Bo@gmail.com>", "", ""),
    ],
)
def test_who_wrote_an_attached_mail_is_asked(tmp_path, outer, inner, who, why):
    config = write(tmp_path, registry=REGISTRY + KNOWN)
    raw = _mail(1, outer, "plain", "Comments", ATTACHED.format(inner)).decode()
    raw = raw.replace("text/plain; charset=utf-8", "multipart/mixed; boundary=x", 1)
    (tmp_path / "mailbox" / "new" / "1773136800.m1.mx").write_bytes(raw.encode())
    with Service(load(config), lambda: AFTER) as service:
        service.once()
        with service.ledger.reading() as session:
            (row,) = [one.row for one in deliveries(session, service.settings)]
    told = [e["value"] for e in row.stakeholder_evidence if e["kind"] == "forwarded"]
    assert [*row.stakeholders, {"name": ""}][0]["name"] == who
    assert bool(told) == bool(why)
    assert why in " ".join(told)
    assert row.stakeholder_review or not why
    last = said(tmp_path, 1)[-1]
    assert last[:2] == ("3", "keep")


def said(folder: Path, delivery: int) -> list[tuple[str, ...]]:
    """Give paragraph and action of each comment, who says it, and "?" for in review."""
    with (
        Service(load(folder / "config.toml"), lambda: AFTER) as service,
        service.ledger.reading() as session,
    ):
        known = [*deliveries(session, service.settings)][delivery - 1]
        found = []
        for comment in known.comments:
            own = whose(comment, known.voice)
            names = [one.name for one in own.who] + ["?"] * own.review
            found.append((comment.paragraphs[0], comment.action.value, *names))
        return found


def run(folder: Path, *words: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["--config", str(folder / "config.toml"), *words])
    assert result.exit_code == status, result.output
    return result.output


def decide(folder: Path, *words: str, status: int = 0) -> str:
    signed = ("--by", "Ada", "--because", "I read it")
    return run(folder, "decide", *words, *signed, status=status)


def printed(folder: Path) -> list[tuple[str, str, bool]]:
    with (
        Service(load(folder / "config.toml"), lambda: AFTER) as service,
        service.ledger.reading() as session,
    ):
        made = consolidated(session, service.ledger, service.house.drafts, "drafts")
        kept = made.consolidation
        entries = [
            (e.id.rpartition("/")[2], "; ".join(w.name for w in e.who), e.who_review)
            for e in kept.entries()
        ]
        listed = {(c.stakeholder.name, c.review) for c in kept.contributors}
    assert listed == {(name, review) for _, name, review in entries}
    return entries


def test_columns_of_several_are_said_by_each_and_all_are_proposed_together(folder):
    assert said(folder, 1) == [
        ("1", "delete", "Kenya", "?"),
        ("1", "keep", "Norway", "?"),
        ("3", "amend", "Kenya", "?"),
    ]
    review = run(folder, "review", status=1)
    assert "Kenya; Norway" in review
    assert "to be confirmed" in run(folder, "show", "1")


def test_confirmed_together_each_says_what_stands_below_its_name(folder):
    decide(folder, "1", "--stakeholder", "Kenya; Norway")
    assert said(folder, 1) == [
        ("1", "delete", "Kenya"),
        ("1", "keep", "Norway"),
        ("3", "amend", "Kenya"),
    ]
    assert printed(folder)[:2] == [("1-1", "Kenya", False), ("1-2", "Norway", False)]


def test_who_overrules_the_table_is_told_of_which_comments(folder):
    told = decide(folder, "1", "--stakeholder", "Norway")
    assert "Of CASE/1/1-1, CASE/1/1-3 the mail names others" in told
    assert {
        names for _, _, *names in map(tuple, said(folder, 1)) for names in names
    } == {"Norway"}
    assert "as was decided of the mail" in run(folder, "show", "1")


def test_what_stands_above_a_letter_passed_on_is_said_by_who_passes_it_on(folder):
    berths = "Association of Berths"
    assert said(folder, 2) == [
        ("2", "delete", "Dock Guild", "?"),
        ("3", "keep", berths, "?"),
    ]
    both = f"Dock Guild; {berths}"
    decide(folder, "2", "--stakeholder", both, "--type", "civil society")
    assert said(folder, 2) == [("2", "delete", "Dock Guild"), ("3", "keep", berths)]


def test_a_person_says_who_says_one_comment_and_takes_it_back(folder):
    told = decide(folder, "CASE/1/1-3", "--stakeholder", "Dock Guild")
    assert "It is said by Dock Guild." in told
    assert "public record will print" not in told
    assert said(folder, 1)[1:] == [
        ("1", "keep", "Norway", "?"),
        ("3", "amend", "Dock Guild"),
    ]
    assert "is on D, 3, amend, said by Dock Guild" in run(folder, "show", "1")
    decide(folder, "CASE/1/1-3", "--paragraph", "2")
    assert said(folder, 1)[2] == ("2", "amend", "Dock Guild")
    assert ("1-3", "Dock Guild", False) in printed(folder)
    again = rebuild(load(folder / "config.toml"), lambda: AFTER)
    assert again.differences == ()
    decide(folder, "CASE/1/1-3", "--undo")
    decide(folder, "CASE/1/1-3", "--undo")
    assert said(folder, 1)[2] == ("3", "amend", "Kenya", "?")


def test_the_exports_name_who_says_each_comment(folder):
    decide(folder, "1", "--stakeholder", "Kenya; Norway")
    table = csv.DictReader(io.StringIO(run(folder, "export", "--format", "csv")))
    assert [row["stakeholders"] for row in table][:2] == ["Kenya", "Norway"]
    first = json.loads(run(folder, "export").splitlines()[0])
    assert [c["stakeholders"][0]["name"] for c in first["comments"]] == [
        *("Kenya", "Norway", "Kenya")
    ]
    nobodys = run(folder, "export", "--format", "anonymous")
    assert "Norway" not in nobodys
    assert json.loads(nobodys.splitlines()[0])["comments"][0]["stakeholders"] == [
        {"type": "government"}
    ]


def test_the_compilation_and_the_site_print_each_voice_apart(folder):
    decide(folder, "1", "--stakeholder", "Kenya; Norway")
    decide(folder, "CASE/1/2-1", "--stakeholder", "Dock Guild")
    with Service(load(folder / "config.toml"), lambda: AFTER) as service:
        service.once()  # what is printed is proofread, too
    site = folder / "site"
    kenya, norway, guild = (
        (site / "stakeholders" / name / "index.html").read_text(encoding="utf-8")
        for name in ("Kenya", "Norway", "Dock-Guild")
    )
    places = [
        [place for place in ("1", "2", "3") if f"D, paragraph {place}" in page]
        for page in (kenya, norway, guild)
    ]
    assert places == [["1", "3"], ["1"], ["2"]]
    first = (site / "D" / "1" / "index.html").read_text(encoding="utf-8")
    assert first.index("Kenya") < first.index("delete") < first.index("Norway")
    assert "to be confirmed" not in kenya + norway + guild


def test_the_words_of_two_are_never_one_comment(folder):
    with (
        Service(load(folder / "config.toml"), lambda: AFTER) as service,
        pytest.raises(Fault, match="said by different parties"),
    ):
        points.join(service.ledger, 1, 1, 2, WHO)


def test_a_comment_is_said_by_somebody(folder):
    with (
        Service(load(folder / "config.toml"), lambda: AFTER) as service,
        pytest.raises(Fault, match="a name cannot be empty"),
    ):
        settle_speakers(service.ledger, 1, 3, [], WHO)


def test_the_desk_shows_and_records_who_says_a_comment(folder):
    desk = make_app(load(folder / "config.toml"), lambda: AFTER)
    with TestClient(desk, base_url="http://127.0.0.1") as browser:
        enter(browser, desk.state.visitors.token)
        act = "/cards/1/3/speakers"
        page = post(browser, "/cards/1/3", act, other="Dock Guild", because="hers").text
        assert "D000001-3 is said by Dock Guild" in page
        assert "said by" in browser.get("/deliveries/1").text
    assert said(folder, 1)[2] == ("3", "amend", "Dock Guild")
