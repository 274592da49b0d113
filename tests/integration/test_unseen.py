"""Nothing is accepted unread or set aside unseen: a person is asked, or can look."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest
from starlette.testclient import TestClient

from pipeline import decisions
from pipeline.decisions import Person, unasked, undoing
from pipeline.decisions.waiting import Question, cards
from pipeline.desk import make_app
from pipeline.faults import Fault
from pipeline.proof.rebuild import rebuild
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from rules.lifecycle import State
from rules.terms import Kind
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write
from tests.office import enter, post

WHO = Person(by="A. Clerk", because="I read it")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "UEsDBBQAAAAAAA=="  # the beginning of a Word file, and no more
PDF = "JVBERi0xLjQKanVuaw=="


def file(name, data="", type_="application/octet-stream", body=""):
    """Give the rest of a mail with a file: its headers, its text, the file."""
    return (
        'Content-Type: multipart/mixed; boundary="x"\n\n'
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
        f"--x\nContent-Type: {type_}\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="{name}"\n\n{data}\n--x--\n'
    )


def text(words, *headers):
    lines = ("Content-Type: text/plain; charset=utf-8", *headers)
    return "\n".join((*lines, "", words, ""))


@pytest.fixture
def service(tmp_path):
    with Service(load(write(tmp_path)), lambda: AFTER) as service:
        yield service


def arrive(service, rest, at=IN_TIME, subject="Comments"):
    """Deliver a mail, make a pass, and return it."""
    folder = service.settings.base / "mailbox" / "new"
    nth = len(look(service)) + 1
    raw = (
        f"Received: from relay.example by mx.example.org; {at}\n"
        f"From: Ana Perez <ana{nth}@party.example>\nTo: info@example.org\n"
        f"Subject: {subject}\nMessage-ID: <m{nth}@a.example>\n{rest}"
    )
    taken = 1774051200 if at == TOO_LATE else 1773136800
    (folder / f"{taken}.{nth}.mx").write_bytes(raw.encode())
    service.once()
    return look(service)[-1]


def look(service):
    with service.ledger.reading() as session:
        found = deliveries(session, service.settings)
        return sorted(found, key=lambda known: known.row.id or 0)


def asked(service, question):
    with service.ledger.reading() as session:
        found = cards(session, service.settings)
        return [card for card in found if card.question is question]


def letters(known):
    return {letter.kind: letter.text for letter in known.letters}


# --- an accepted submission of which something was not seen ----------------------


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (file("a.pdf", PDF), "No comment was found in it. Not read: a.pdf."),
        (file("a.docx", ZIP, DOCX), "No comment was found in it. Not read: a.docx."),
        (file("empty.docx", "", DOCX), "No comment was found in it. Not read: empty"),
        (file("logo.gif", "R0lGODlhAQABAAAAACw=", "image/gif"), "No comment was found"),
        (file("a.pdf", PDF, body="Paragraph 2 should be deleted."), "Not read: a.pdf."),
        (text("Please find attached our comments."), "No comment was found in it. It"),
        (
            text("Paragraph 2 should be deleted. See the attached file for more."),
            "It speaks of a file, and none came with it.",
        ),
        (
            text("Our comments are at https://files.example/comments.docx"),
            "No comment was found in it. It gives a link, and links are not opened.",
        ),
    ],
)
def test_what_was_accepted_unseen_is_a_question_until_a_person_read_it(
    service, rest, words
):
    known = arrive(service, rest)
    assert (known.row.kind, known.row.number) == (Kind.SUBMISSION, 1)
    assert "acknowledgement" in letters(known)
    (card,) = asked(service, Question.UNREAD)
    assert card.words.startswith(words)
    decisions.settle_kind(
        service.ledger, 1, Kind.SUBMISSION, WHO, expected=card.version
    )
    assert asked(service, Question.UNREAD) == []
    assert look(service)[0].row.number == 1
    with pytest.raises(Fault, match="a submission already"):
        decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)


def test_what_a_person_read_is_read_when_it_is_judged_again(service):
    arrive(service, file("a.pdf", PDF))
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    decisions.settle_call(service.ledger, 1, "drafts", WHO)
    service.once()
    assert asked(service, Question.UNREAD) == []
    undoing.undo(service.ledger, 1, 1, WHO)
    service.once()
    (card,) = asked(service, Question.UNREAD)
    assert card.words == "No comment was found in it. Not read: a.pdf."


def test_what_a_person_read_is_read_when_the_database_is_made_again(tmp_path):
    settings = load(write(tmp_path))
    with Service(settings, lambda: AFTER) as service:
        arrive(service, file("a.pdf", PDF))
        arrive(service, file("b.pdf", PDF))
        decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
        before = [known.row.flags for known in look(service)]
    rebuild(settings, lambda: AFTER, replace=True)
    with Service(settings, lambda: AFTER) as service:
        assert [card.id for card in asked(service, Question.UNREAD)] == ["CASE/1/2"]
        assert [known.row.flags for known in look(service)] == before


def test_what_came_too_late_is_asked_about_once_it_is_admitted(service):
    assert arrive(service, file("a.pdf", PDF), TOO_LATE).row.number is None
    assert asked(service, Question.UNREAD) == []
    decisions.admit(service.ledger, 1, WHO)
    service.once()
    assert len(asked(service, Question.UNREAD)) == 1


def test_a_readable_copy_takes_its_place_and_closes_the_question(service):
    arrive(service, file("a.pdf", PDF))
    arrive(service, text("Paragraph 2 should be deleted."))
    decisions.settle_replaced(service.ledger, 2, 1, WHO)
    service.once()
    assert asked(service, Question.UNREAD) == []


def test_it_can_be_found_to_be_no_contribution(service):
    arrive(service, file("logo.gif", "R0lGODlhAQABAAAAACw=", "image/gif"))
    decisions.settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
    service.once()
    (known,) = look(service)
    assert known.row.state == State.SET_ASIDE
    assert "set_aside" in letters(known)
    assert asked(service, Question.UNREAD) == []


def test_a_letter_says_that_no_file_came(service):
    known = arrive(service, text("Please find attached our comments."))
    assert "no file came with it" in letters(known)["acknowledgement"]


def test_what_was_read_whole_asks_nothing(service):
    arrive(service, text("Paragraph 2 should be deleted."))
    assert asked(service, Question.UNREAD) == []


# --- mail without a file in which no comment was found ---------------------------


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("When is the deadline?", "only asks the secretariat"),
        (
            "Could you send me the Word file of the draft?\n\nKind regards,\nAna",
            "only asks the secretariat",
        ),
        (
            "May we send our comments in Portuguese? Is midnight your time?\n\nAna",
            "only asks the secretariat",
        ),
        ("Why is there nothing on rivers?", "only asks the secretariat"),
        ("Rivers rise in spring.", "no comment on a draft was found"),
        ("", "neither a file nor words"),
    ],
)
def test_what_is_no_plain_courtesy_is_put_to_a_person(service, words, why):
    known = arrive(service, text(words))
    assert known.row.state == State.HELD
    (card,) = asked(service, Question.HELD)
    assert why in card.words
    assert known.letters == ()
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    service.once()
    assert look(service)[0].row.number == 1


def test_a_question_beside_a_logo_is_put_to_a_person(service):
    logo = ("logo.gif", "R0lGODlhAQABAAAAACw=", "image/gif")
    known = arrive(service, file(*logo, body="When is the deadline?"))
    assert known.row.state == State.HELD


@pytest.mark.parametrize(
    "words",
    [
        "Is the deadline in paragraph 2 too short?",
        "When is the deadline? Paragraph 2 should be deleted.",
    ],
)
def test_a_question_on_a_paragraph_stays_a_comment(service, words):
    known = arrive(service, text(words))
    assert known.row.kind == Kind.SUBMISSION
    assert known.comments


# --- mail of machines --------------------------------------------------------------

REPLIED = "Auto-Submitted: auto-replied"
BULK = "Precedence: bulk\nList-Unsubscribe: <mailto:leave@list.example>"


@pytest.mark.parametrize(
    ("rest", "kind"),
    [
        (text("Paragraph 2 should be deleted.", REPLIED), Kind.AUTO_REPLY),
        (
            text("Paragraph 2 should be deleted.", "Auto-Submitted: auto-generated"),
            Kind.AUTO_REPLY,
        ),
        (text("Paragraph 2 should be deleted.", BULK), Kind.NOT_A_SUBMISSION),
        (f"{REPLIED}\n" + file("a.pdf", PDF, "application/pdf"), Kind.AUTO_REPLY),
    ],
)
def test_a_machines_mail_with_substance_is_asked_about_and_never_answered(
    service, rest, kind
):
    known = arrive(service, rest)
    assert known.row.state == State.HELD
    (card,) = asked(service, Question.HELD)
    assert "It looks like a machine's mail" in card.words
    assert f"--kind {kind}" in card.words
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    service.once()
    (known,) = look(service)
    assert (known.row.number, known.letters) == (1, ())


@pytest.mark.parametrize(
    ("rest", "kind"),
    [
        (text("I am away until Monday.", REPLIED), Kind.AUTO_REPLY),
        (text("CASE/1/4: paragraph 2 was noted.", REPLIED), Kind.AUTO_REPLY),
        (
            text("Read.", "X-Failed-Recipients: b@c.example"),
            Kind.BOUNCE,
        ),
        (text("Our comments will follow next week."), Kind.NOT_A_SUBMISSION),
    ],
)
def test_what_is_set_aside_is_counted_listed_and_taken_out_again(service, rest, kind):
    known = arrive(service, rest)
    assert (known.row.state, known.row.kind) == (State.SET_ASIDE, kind)
    assert asked(service, Question.HELD) == []
    with service.ledger.reading() as session:
        assert unasked.count(session) == 1
        (listed,) = deliveries(session, service.settings, unasked.unasked())
    assert listed.row.kind_reason
    decisions.settle_kind(service.ledger, 1, Kind.SUBMISSION, WHO)
    service.once()
    assert look(service)[0].row.number == 1
    decisions.settle_kind(service.ledger, 1, Kind.NOT_A_SUBMISSION, WHO)
    service.once()
    with service.ledger.reading() as session:
        assert unasked.count(session) == 0  # a person set it aside now


# --- where people see it -----------------------------------------------------------


@pytest.fixture
def folder(tmp_path, service):
    arrive(service, file("a.pdf", PDF))
    arrive(service, text("I am away until Monday.", REPLIED))
    return tmp_path


def test_the_command_line_tells_and_settles_it(folder, call):
    def verb(*words):
        return call(folder / "config.toml", *words)[1]

    assert "What does it say?" in verb("review")
    said = verb("status")
    assert "Waiting for a person: 2." in said  # it is asked who speaks, too
    assert "and nobody was asked: 1. See them: depositary list --unasked." in said
    (listed,) = json.loads(verb("--json", "list", "--unasked"))
    assert (listed["id"], listed["kind"]) == ("D000002", "auto_reply")
    assert "auto-replied" in listed["why"]
    read = ("--kind", "submission", "--by", "Ada", "--because", "I read it")
    assert "Recorded: D000001" in verb("decide", "D000001", *read)
    assert json.loads(verb("--json", "status"))["waiting"] == 1
    assert "Recorded: D000002" in verb("decide", "D000002", *read)
    assert json.loads(verb("--json", "status"))["unasked"] == 0


def test_the_desk_shows_and_settles_it(folder):
    app = make_app(load(folder / "config.toml"), lambda: AFTER)
    with TestClient(app, base_url="http://127.0.0.1") as browser:
        enter(browser, app.state.visitors.token)
        overview = browser.get("/").text
        assert "What does it say?" in browser.get("/review").text
        assert "1 set aside by the machine, and nobody was asked" in overview
        listed = browser.get("/deliveries?aside=machine").text
        assert "/deliveries/2" in listed
        assert "/deliveries/1" not in listed
        assert "it says of itself that it is auto-replied" in listed
        card = browser.get("/cards/1/0").text
        assert "No comment was found in it. Not read: a.pdf." in card
        to = "/deliveries/1/kind"
        answer = post(browser, "/cards/1/0", to, kind="submission", because="I read it")
        assert "Recorded: D000001 was read, and stays as it is." in answer.text
        assert "What does it say?" not in browser.get("/review").text


@pytest.mark.parametrize(
    "question",
    [
        "May I still withdraw my comments, and how?",
        "Could you please withdraw our submission?",
    ],
)
def test_a_question_about_a_withdrawal_withdraws_nothing_and_a_person_is_asked(
    service, question
):
    first = arrive(service, text("Paragraph 2 should be deleted."))
    known = arrive(service, text(question), subject="A question")
    assert known.row.state == State.HELD
    assert "--kind withdrawal" in known.row.why
    assert not look(service)[0].row.withdrawn
    assert look(service)[0].row.number == first.row.number


def test_what_was_read_can_take_the_place_of_another_in_the_same_word(service):
    arrive(service, text("Paragraph 2 should be deleted."))
    arrive(service, file("a.pdf", PDF))
    decisions.settle_kind(service.ledger, 2, Kind.SUBMISSION, WHO, earlier=1)
    service.once()
    first, second = look(service)
    assert first.row.superseded_by == second.row.number == 2
    assert asked(service, Question.UNREAD) == []


def test_a_letter_is_in_the_language_of_what_its_sender_wrote(service):
    words = b64encode("Artículo 2: suprimir el texto.".encode()).decode()
    body = "Adjuntamos copia."
    rest = file("c.txt", words, "text/plain", body)
    first = arrive(service, rest, subject="N/1")
    assert first.row.language == "es"
    (ours,) = (x.message_id for x in first.letters if x.kind == "acknowledgement")
    lead = "On Fri, 13 Mar 2026, Secretariat wrote:\n> the text of the letter\n"
    reply = file("d.txt", words, "text/plain", f"{body}\n\n\n{lead}")
    subject = "Re: the receipt of the text"
    second = arrive(service, f"In-Reply-To: {ours}\n{reply}", subject=subject)
    assert (second.row.language, second.letters[0].language) == ("es", "en")


def test_who_asks_not_to_be_published_is_asked_about_that(tmp_path, service):
    arrive(service, text("Paragraph 2: it costs us a lot. Please do not publish this."))
    app = make_app(load(tmp_path / "config.toml"), lambda: AFTER)
    with TestClient(app, base_url="http://127.0.0.1") as browser:
        enter(browser, app.state.visitors.token)
        listed = browser.get("/review").text
        assert "May it be published?" in listed
        assert "What does it say?" not in listed
        card = browser.get("/cards/1/0").text
        assert "It may be published" in card
        said = {"kind": "submission", "question": "publish", "because": "She agreed"}
        answer = post(browser, "/cards/1/0", "/deliveries/1/kind", **said)
        assert "Recorded: D000001 was read, and stays as it is." in answer.text
        assert "May it be published?" not in browser.get("/review").text
