"""The same words of the same party, in another mail: asked about, and compiled once."""

from __future__ import annotations

import json
import sys

import pytest
from starlette.testclient import TestClient

from pipeline.cli import main
from pipeline.desk import make_app
from pipeline.proof.rebuild import rebuild
from pipeline.proof.verify import verify
from pipeline.repeated import repeated
from pipeline.service import Service
from pipeline.settings import load
from rules.shelves import Shelves
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write
from tests.correspondence import BEFORE, PROVEN
from tests.office import enter, post

REGISTRY = """name,type,country,aliases,emails,domains
Marenia,government,XM,,,gov.marenia.example
"""
WORDS = "Paragraph 1: we grow apples.\n\nParagraph 2: this should be deleted."
ZOE = "Zoe <zoe@gov.marenia.example>"
YAN = "Yan <yan@gov.marenia.example>"
WHO = ("--by", "A. Secretary", "--because", "I compared them")
SAME = ("--kind", "duplicate", "--of", "CASE/1/1")


def mail(n, words=WORDS, sender=ZOE, subject="Comments", at=IN_TIME):
    lines = [
        PROVEN,
        f"Received: from relay.example by mx.example.org; {at}",
        f"From: {sender}",
        "To: info@example.org",
        f"Subject: {subject}",
        f"Message-ID: <m{n}@a.example>",
        "Content-Type: text/plain; charset=utf-8",
    ]
    return ("\n".join(lines) + f"\n\n{words}\n").encode()


class House:
    """A consultation, and the command line on it."""

    def __init__(self, folder, monkeypatch, capsys):
        self.folder = folder
        self.config = write(
            folder,
            registry=REGISTRY,
            letters={"publication": True},
            publication={"base_url": "https://case.example/"},
        )
        self._patch, self._capsys = monkeypatch, capsys
        monkeypatch.setenv("COLUMNS", "400")
        self._mails = 0

    def take(self, *mails, now=BEFORE):
        for raw in mails:
            self._mails += 1
            name = f"1773136800.m{self._mails}.mx"
            (self.folder / "mailbox" / "new" / name).write_bytes(raw)
        return self("once", "--now", now.isoformat())

    def __call__(self, *words):
        argv = ["depositary", "--config", str(self.config), *words]
        self._patch.setattr(sys, "argv", argv)
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        said = self._capsys.readouterr()
        return left.value.code, said.out + said.err

    def told(self, *words):
        return json.loads(self("--json", *words)[1])

    def asked(self):
        """Say which mails are asked about, and which they may be."""
        cards = self.told("review")
        about = [c for c in cards if c["question"].startswith("Is it the earlier")]
        return {card["id"]: card["candidates"] for card in about}

    def issue(self):
        self("compile", "--format", "json", "--out", str(self.folder / "preview"))
        return json.loads((self.folder / "preview" / "drafts.json").read_text())

    def compiled(self):
        """Say which numbers stand behind each wording of the compilation."""
        found = {}
        for entry in entries(self.issue()):
            found.setdefault(entry["text"], []).append(entry["number"])
        return found

    def fates(self):
        return {x["number"]: x["standing"] for x in self.issue()["contributions"]}


def entries(issue):
    """Find every comment of a compilation, wherever it stands."""
    if isinstance(issue, dict):
        if {"text", "number"} <= issue.keys():
            yield issue
        issue = list(issue.values())
    if isinstance(issue, list):
        for one in issue:
            yield from entries(one)


@pytest.fixture
def house(tmp_path, monkeypatch, capsys):
    return House(tmp_path, monkeypatch, capsys)


KIND = "Dear all,\nmany thanks for your work.\n\n{}\nThank you for your attention!\nZoe"


def test_greetings_and_thanks_make_no_other_mail_of_it(house):
    words = "We like paragraph 1 as it stands and would delete paragraph 2."
    house.take(mail(1, words), mail(2, KIND.format(words)), mail(3, f"Hi all. {words}"))
    assert house.asked() == {f"CASE/1/{n}": ["CASE/1/1"] for n in (2, 3)}
    assert {n for some in house.compiled().values() for n in some} == {"CASE/1/1"}


def test_what_came_again_has_its_number_and_is_a_question_and_counts_once(house):
    house.take(mail(1), mail(2, subject="Comments, once more"))
    shown = house.told("show", "D000002")
    assert (shown["number"], shown["kind"]) == ("CASE/1/2", "submission")
    assert shown["flags"] == ["same_words:CASE/1/1"]
    assert [x["kind"] for x in shown["letters"]] == ["acknowledgement"]
    assert "perhaps CASE/1/1 sent again" in house("show", "D000002")[1]
    (card,) = house.told("review")
    assert card["words"] == (
        "It says, greetings and thanks aside, word for word what CASE/1/1 said, which "
        "came before from the same address."
    )
    assert card["beside"]["subject"] == "Comments"
    said = house("review")[1]
    assert "Is it the earlier one, sent again?" in said
    assert "The earlier one, CASE/1/1: From Zoe" in said
    assert "ID --kind duplicate --of NUMBER" in said
    assert "# another one: keep both" in said
    assert [n for some in house.compiled().values() for n in some] == 2 * ["CASE/1/1"]
    assert house.fates() == {"CASE/1/1": "compiled", "CASE/1/2": "perhaps sent again"}
    house.take(now=AFTER)
    told = [house.told("show", f"D00000{n}")["letters"] for n in (1, 2)]
    kinds = [{letter["kind"] for letter in letters} for letters in told]
    assert kinds == [{"acknowledgement", "publication"}, {"acknowledgement"}]
    assert "perhaps CASE/1/1 sent again, to be confirmed" in "".join(
        path.read_text() for path in (house.folder / "site").rglob("*.html")
    )


def test_the_same_is_recorded_as_a_duplicate_and_its_sender_is_told(house):
    house.take(mail(1), mail(2))
    code, said = house("decide", "CASE/1/2", *SAME, *WHO)
    assert (code, "now repeats CASE/1/1; only the words" in said) == (0, True)
    assert house.asked() == {}
    house("once")
    compiled = house.compiled()
    assert [n for some in compiled.values() for n in some] == 2 * ["CASE/1/1"]
    shown = house.told("show", "D000002")
    assert (shown["kind"], shown["duplicate_of"]) == ("duplicate", "D000001")
    assert shown["number"] == "CASE/1/2"
    assert {x["kind"]: x["state"] for x in shown["letters"]} == {
        "acknowledgement": "sent",
        "set_aside": "sent",
    }
    assert "decided by A. Secretary: I compared them" in house("show", "D000002")[1]
    # It can be decided anew: it is a submission again, and then stands beside.
    house("decide", "CASE/1/2", "--kind", "submission", *WHO)
    assert house.asked() == {"CASE/1/2": ["CASE/1/1"]}
    house("decide", "CASE/1/2", "--of", "none", *WHO)
    assert house.asked() == {}
    assert house.compiled() == {words: ["CASE/1/1", "CASE/1/2"] for words in compiled}
    with Service(load(house.config), lambda: AFTER) as service:
        assert list(verify(service)) == []
    made = rebuild(load(house.config), lambda: AFTER)
    assert (made.differences, made.placed) == ((), True)


def test_another_one_is_kept_beside_the_earlier_one(house):
    house.take(mail(1), mail(2))
    code, said = house("decide", "CASE/1/2", "--of", "none", *WHO)
    assert (code, "It acts on no earlier one." in said) == (0, True)
    assert house.asked() == {}
    assert set(map(tuple, house.compiled().values())) == {("CASE/1/1", "CASE/1/2")}
    assert house.told("show", "D000002")["flags"] == []


def test_of_one_organisation_it_is_asked_and_of_others_it_is_a_campaign(house):
    house.take(
        mail(1, sender=ZOE),
        mail(2, sender="Ann <ann@party.example>"),
        mail(3, sender=YAN),
        mail(4, sender="Ben <ben@other.example>"),
    )
    assert house.asked() == {"CASE/1/3": ["CASE/1/1"]}
    (card,) = [c for c in house.told("review") if c["id"] == "CASE/1/3"]
    assert card["words"].endswith("from Zoe <zoe@gov.marenia.example>.")
    numbers = ["CASE/1/1", "CASE/1/2", "CASE/1/4"]
    assert set(map(tuple, house.compiled().values())) == {tuple(numbers)}


def test_it_is_asked_once_a_person_says_who_speaks(house):
    stranger = "Kim <kim@freemail.example>"
    house.take(mail(1), mail(2, sender=stranger))
    assert house.asked() == {}
    house("decide", "CASE/1/2", "--stakeholder", "Marenia", *WHO)
    assert house.asked() == {"CASE/1/2": ["CASE/1/1"]}


@pytest.mark.parametrize(
    "again",
    [
        mail(2, WORDS + "\n\nParagraph 3: we have doubts about plums."),
        mail(2, "Paragraph 1: we grow apples.\n\nParagraph 2: this should be kept."),
        mail(2, "Paragraph 3: we grow apples.\n\nParagraph 2: this should be deleted."),
        mail(2, at=TOO_LATE),
    ],
)
def test_what_says_anything_else_or_does_not_count_is_not_asked_about(house, again):
    house.take(mail(1), again, now=AFTER)
    assert house.asked() == {}


def test_where_the_earlier_one_is_taken_back_the_later_one_counts(house):
    house.take(mail(1), mail(2), mail(3))
    assert house.asked() == {"CASE/1/2": ["CASE/1/1"], "CASE/1/3": ["CASE/1/1"]}
    back = "We withdraw our submission CASE/1/1."
    house.take(mail(4, back, subject="Withdrawal"))
    assert house.told("show", "D000001")["withdrawn"]
    assert house.asked() == {"CASE/1/3": ["CASE/1/2"]}
    assert set(map(tuple, house.compiled().values())) == {("CASE/1/2",)}


def test_words_that_a_person_placed_otherwise_are_not_the_same(house):
    unplaced = "We think that this is wrong and should be looked at anew."
    house.take(mail(1, unplaced), mail(2, unplaced))
    assert house.asked() == {"CASE/1/2": ["CASE/1/1"]}
    place = ("--document", "D", "--paragraph", "2")
    house("decide", "CASE/1/1-1", *place, *WHO)
    assert house.asked() == {"CASE/1/2": ["CASE/1/1"]}
    house("decide", "CASE/1/2-1", *place[:3], "3", *WHO)
    assert house.asked() == {}


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [("same", ("CASE/1/1",)), ("another", ("CASE/1/1", "CASE/1/2"))],
)
def test_the_desk_shows_both_and_takes_the_answer(house, answer, numbers):
    house.take(mail(1), mail(2, sender=YAN))
    app = make_app(load(house.config), lambda: AFTER)
    with TestClient(app, base_url="http://127.0.0.1") as browser:
        enter(browser, app.state.visitors.token)
        page = browser.get("/cards/2/0").text
        assert page.count("we grow apples") == 2
        assert "The same: count it once" in page
        way, said = "/deliveries/2/again", {"because": "I looked"}
        refused = post(browser, "/cards/2/0", way, answer="", **said)
        assert "Go back and say whether" in refused.text
        done = post(browser, "/cards/2/0", way, answer=answer, **said)
        assert "Recorded: D000002" in done.text
    assert house.asked() == {}
    assert set(map(tuple, house.compiled().values())) == {numbers}


class Room:
    """Takes pieces of a docket that memory is not to hold."""

    def __init__(self):
        self.pieces = []

    def put(self, values):
        self.pieces.append(tuple(values))
        return len(self.pieces) - 1

    def get(self, place):
        return self.pieces[place]


def test_what_is_too_much_for_memory_is_compared_all_the_same(house):
    others = "Paragraph 3: plums."
    senders = [ZOE, YAN, "Ada <ada@example.com>", "Bo <bo@example.com>"]
    house.take(
        *(mail(n, sender=senders[n % 4]) for n in range(6)),
        *(mail(n, words=others, sender=senders[n % 2]) for n in range(6, 9)),
    )
    room = Room()
    with (
        Service(load(house.config), lambda: BEFORE) as service,
        service.ledger.reading() as session,
    ):
        found = repeated(session, Shelves(room, most=2))
        assert found == repeated(session)
    numbers = {one: again.number for one, again in found.items()}
    assert numbers == {2: 1, 5: 1, 6: 1, 8: 7, 9: 7}
    assert room.pieces
