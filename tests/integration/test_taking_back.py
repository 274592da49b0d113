"""What takes back and brings something loses neither half, and doubt comes first."""

from __future__ import annotations

import pytest

from pipeline import decisions
from pipeline.decisions import undoing
from pipeline.decisions.naming import named
from pipeline.decisions.telling import outcome
from pipeline.faults import Fault
from pipeline.letters.due import fates
from pipeline.service import Service
from pipeline.settings import load
from rules.lifecycle import State
from rules.terms import Kind, StakeholderType
from tests import correspondence as scene
from tests.consultation import AFTER, TOO_LATE, write
from tests.correspondence import (
    ALIGNED,
    BEFORE,
    COMMENTS,
    REGISTRY,
    WHO,
    known,
    questions,
    take,
)

FAILED = ALIGNED.replace("pass", "fail")
FILE = [
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="x"',
]
ATTACHED = (
    "--x\nContent-Type: text/plain\n\n{}\n--x\nContent-Type: text/plain\n"
    'Content-Disposition: attachment; filename="new.txt"\n\n'
    "Paragraph 2: ten pears, please.\n--x--"
)
INSTEAD = (
    "We withdraw our contribution CASE/1/1 and submit this instead:\n\n"
    "Paragraph 2: ten pears, please."
)


def mail(n, words, **more):
    return scene.mail(n, words, **{"before": ALIGNED, **more})


@pytest.fixture
def clock():
    return [BEFORE]


@pytest.fixture
def service(tmp_path, clock):
    with Service(load(write(tmp_path, registry=REGISTRY)), lambda: clock[0]) as service:
        take(service, 1, mail(1, COMMENTS))
        yield service


def letter(service, delivery=1, nth=0):
    return known(service, delivery).letters[nth]


def attached(n, words):
    raw = mail(n, ATTACHED.format(words), headers=FILE).decode()
    plain = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    return raw.replace(plain, "", 1).encode()


def settled(service, delivery, kind, **more):
    decisions.settle_kind(service.ledger, delivery, kind, WHO, **more)
    service.once()
    return known(service, delivery)


# --- taken back, and something else in its place -----------------------------------


@pytest.mark.parametrize("answers", [False, True])
def test_new_text_in_the_place_of_what_is_taken_back_replaces_it(service, answers):
    thread = {"answers": letter(service).message_id} if answers else {}
    take(service, 2, mail(2, INSTEAD, **thread))
    first, second = known(service, 1).row, known(service, 2)
    assert (second.row.kind, second.number) == ("submission", "CASE/1/2")
    assert "ten pears" in second.comments[-1].text
    assert (first.withdrawn, first.superseded_by) == (False, 2)


def test_a_file_in_the_place_of_what_is_taken_back_replaces_it(service):
    words = "We withdraw CASE/1/1. Our new position is attached."
    take(service, 2, attached(2, words))
    assert known(service, 1).row.superseded_by == 2
    assert "ten pears" in known(service, 2).comments[-1].text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("We withdraw our comments.\n\nParagraph 2: ten pears.", "also brings"),
        ("We withdraw CASE/1/1. Our new position is attached.", "speaks of something"),
        ("We withdraw CASE/1/1.\n\nPlease see the attached file.", "speaks of"),
        ("We withdraw our comments. " + "Pears are a fine thing. " * 30, "also brings"),
    ],
)
def test_what_is_not_plainly_one_or_the_other_is_asked(service, words, says):
    take(service, 2, mail(2, words))
    assert known(service, 2).row.state == State.HELD
    assert not known(service, 1).row.withdrawn
    (question,) = questions(service)
    assert says in question
    assert question.startswith("It takes back a submission, “We withdraw ")
    settled(service, 2, Kind.SUBMISSION, earlier=1)
    assert known(service, 1).row.superseded_by == 2


def test_new_text_that_comes_too_late_takes_nothing_back_unasked(service, clock):
    clock[0] = AFTER
    take(service, 2, mail(2, INSTEAD, at=TOO_LATE))
    assert not known(service, 1).row.withdrawn
    assert "counts only once you admit it" in questions(service)[0]


@pytest.mark.parametrize(
    "words",
    [
        "We withdraw our contribution.",
        "We herewith withdraw our comments. A revised version follows.",
        "We withdraw CASE/1/1.",
    ],
)
def test_what_only_takes_back_is_done(service, words):
    quoted = "\n".join(f"> {line}" for line in letter(service).text.splitlines())
    words = f"{words}\n\nOn Mon, 9 Mar 2026, the secretariat wrote:\n{quoted}"
    take(service, 2, mail(2, words, answers=letter(service).message_id))
    assert known(service, 1).row.withdrawn, questions(service)


# --- a part of it ------------------------------------------------------------------


def test_a_part_is_asked_about_and_a_letter_that_says_too_much_rests(service):
    take(service, 2, mail(2, "Please disregard our comment 2 in CASE/1/1."))
    (question,) = questions(service)
    assert "--kind correction --of CASE/1/1" in question
    folder = service.settings.base / "outbox"
    folder.rename(service.settings.base / "away")
    folder.write_text("no folder: no letter goes")
    settled(service, 2, Kind.WITHDRAWAL, earlier=1)
    assert known(service, 1).row.withdrawn
    settled(service, 2, Kind.CORRECTION, earlier=1)
    assert not known(service, 1).row.withdrawn
    assert {x.kind: x.state for x in known(service, 2).letters} == {
        "withdrawn": "promised",
        "correction": "promised",
    }
    with service.ledger.reading() as session:
        assert fates(session)["resting"] == 1


def test_who_was_set_aside_by_a_slip_is_not_told_so(service):
    for kind in (Kind.NOT_A_SUBMISSION, Kind.SUBMISSION):
        decisions.settle_kind(service.ledger, 1, kind, WHO)
        service.worker.run()  # and no letter goes meanwhile
    assert known(service, 1).letters[-1].kind == "set_aside"
    with service.ledger.reading() as session:
        assert fates(session)["resting"] == 1
    service.post()
    assert known(service, 1).letters[-1].state == "promised"
    settled(service, 1, Kind.NOT_A_SUBMISSION)  # it was none
    service.post()
    assert {x.state for x in known(service, 1).letters if x.kind == "set_aside"} == {
        "sent"
    }


def told(service, delivery=2):
    return {x.kind: x.state for x in known(service, delivery).letters}


@pytest.mark.parametrize("how", ["kind", "of"])
def test_who_was_told_of_a_withdrawal_that_was_none_is_told_so(service, how):
    take(service, 2, mail(2, "We withdraw CASE/1/1."))
    assert told(service) == {"withdrawn": "sent"}
    with pytest.raises(Fault, match="if it is none: decide D000002 --kind"):
        undoing.undo_last(service.ledger, [(2, None)], WHO)
    if how == "of":
        decisions.settle_replaced(service.ledger, 2, None, WHO)
        service.once()
    else:
        settled(service, 2, Kind.NOT_A_SUBMISSION)
    assert not known(service, 1).row.withdrawn
    assert told(service) == {"withdrawn": "sent", "restored": "sent"}
    said = known(service, 2).letters[-1]
    assert said.to == known(service, 2).letters[0].to
    assert said.subject == "CASE/1/1: your contribution stands again"
    with service.ledger.reading() as session:
        stands = outcome(session, service.settings, 2)
    assert "CASE/1/1 stands again; a letter tells " in stands
    undoing.undo_last(service.ledger, [(2, None)], WHO)
    service.once()
    assert known(service, 1).row.withdrawn
    with service.ledger.reading() as session:
        assert "no other will go" in outcome(session, service.settings, 2)


def test_who_was_not_told_of_a_withdrawal_is_told_of_none(service):
    folder = service.settings.base / "outbox"
    folder.rename(service.settings.base / "away")
    folder.write_text("no folder: no letter goes")
    take(service, 2, mail(2, "We withdraw CASE/1/1."))
    settled(service, 2, Kind.NOT_A_SUBMISSION)
    assert told(service) == {"withdrawn": "promised"}


def test_the_word_that_it_stands_again_rests_while_it_does_not(service):
    take(service, 2, mail(2, "We withdraw CASE/1/1."))
    decisions.settle_kind(service.ledger, 2, Kind.NOT_A_SUBMISSION, WHO)
    service.worker.run()  # and no letter goes meanwhile
    decisions.settle_kind(service.ledger, 2, Kind.WITHDRAWAL, WHO, earlier=1)
    service.once()
    assert told(service) == {"withdrawn": "sent", "restored": "promised"}


@pytest.mark.parametrize(
    "words",
    [
        "If paragraph 2 is deleted, we will withdraw CASE/1/1.",
        "We are considering to withdraw CASE/1/1 after our board meets.",
        "May we withdraw CASE/1/1? Paragraph 2 should say pears.",
    ],
)
def test_a_thought_of_taking_back_is_asked_about_and_not_printed(service, words):
    take(service, 2, mail(2, words))
    assert "--kind correction --of CASE/1/1" in questions(service)[0]
    assert not known(service, 1).row.withdrawn


@pytest.mark.parametrize(
    "words",
    [
        "The draft is good. It must not ignore the orchards of the coast.",
        "The draft should recall the treaty on orchards.",
    ],
)
def test_what_a_draft_should_say_is_a_comment_and_takes_nothing_back(service, words):
    take(service, 2, mail(2, words))
    assert known(service, 2).row.kind == "submission"
    assert known(service, 2).comments
    assert not known(service, 1).row.withdrawn


# --- by whom -----------------------------------------------------------------------


def test_a_forged_withdrawal_is_asked_about_and_its_check_is_told_first(service):
    words = "Party withdraws its submission CASE/1/1 in full."
    take(service, 2, mail(2, words, before=FAILED))
    assert not known(service, 1).row.withdrawn
    (question,) = questions(service)
    assert question.startswith("The sender is not proven: the check of its origin")
    assert "It says that it takes back an earlier one" in question
    assert known(service, 2).row.stakeholder_review


def test_a_forged_thought_is_asked_about_and_its_check_is_told_first(service):
    take(service, 2, mail(2, "Party thinks of a withdrawal.", before=FAILED))
    take(service, 3, mail(3, "I retract this.", before=FAILED))
    assert questions(service)[-1].startswith("The sender is not proven: the check of")
    assert known(service, 3).row.stakeholder_review


def test_one_does_not_take_back_for_several_unasked(service):
    joint = [
        named([name], [StakeholderType.CIVIL_SOCIETY], known(service, 1), ())[0]
        for name in ("Party", "Other")
    ]
    decisions.settle_stakeholders(service.ledger, 1, joint, WHO)
    take(service, 2, mail(2, "We withdraw our joint submission."))
    assert not known(service, 1).row.withdrawn
    assert "for which several speak" in questions(service)[0]
    decisions.settle_replaced(service.ledger, 2, 1, WHO)
    service.once()
    assert known(service, 1).row.withdrawn


# --- that we are wrong, and questions ----------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "My comment is printed twice in the wrong place. It is about paragraph 3.",
        "our comment is wrong: we want to KEEP paragraph 2",
        "You forgot 2 and 3.",
        "In the compilation our remark stands under 2; it belongs to paragraph 3.",
        "May we withdraw and resubmit later? Paragraph 2 should say pears.",
        "Vous avez oublié notre texte sur le paragraphe 3.",
    ],
)
def test_what_says_that_we_are_wrong_or_asks_is_a_persons(service, words):
    take(service, 2, mail(2, words, answers=letter(service).message_id))
    assert known(service, 2).row.state == State.HELD
    assert questions(service)[0].startswith("A reply that could not be read as a corr")


def test_a_mail_on_the_compilation_is_asked_about_though_it_answers_nothing(service):
    words = "In the compilation our remark stands under 2, but belongs to paragraph 3."
    take(service, 2, mail(2, words))
    assert "--kind correction --of NUMBER" in questions(service)[0]


def test_a_draft_that_is_named_as_the_series_is_no_number_of_ours(service):
    words = "CASE/1/Annex, paragraph 2: of no use, we ask for its withdrawal."
    take(service, 2, mail(2, words))
    take(service, 3, mail(3, "Paragraph 3: plums.", subject="Views on CASE/1/Annex"))
    for delivery in (2, 3):
        assert known(service, delivery).row.kind == Kind.SUBMISSION
        assert known(service, delivery).number


# --- which earlier one is meant ----------------------------------------------------

OTHER = "Paragraph 3: plums should stay."
NEW = "\n\nParagraph 2: ten pears, please."


@pytest.mark.parametrize(
    "words",
    [
        "Kindly ignore our previous comments; the ones below replace them.",
        "Merci d'ignorer nos observations précédentes ; celles-ci les remplacent.",
        "Rogamos ignorar nuestros comentarios anteriores: estos los reemplazan.",
        "Просим не учитывать наши прежние замечания, эти их заменяют.",
        "نرجو تجاهل ملاحظاتنا السابقة فهذه تحل محلها.",
        "请忽略我们先前的意见，以下意见代替之。",
        "Unsere früheren Anmerkungen bitte ignorieren; diese ersetzen sie.",
    ],
)
def test_what_is_to_be_ignored_for_what_is_brought_is_replaced(service, words):
    take(service, 2, mail(2, words + NEW))
    assert known(service, 1).row.superseded_by == 2, questions(service)
    assert known(service, 2).row.kind == "submission"
    assert len(known(service, 2).comments) == 1


@pytest.mark.parametrize(
    "words",
    [
        "We withdraw our mail “Comments 1”.",
        "Nous retirons notre message « Comments 1 ».",
        "Retiramos nuestro correo «Comments 1».",
        "Отзываем наше письмо «Comments 1».",
        "نسحب رسالتنا «Comments 1».",
        "我们撤回我们的邮件“Comments 1”。",
        "Wir ziehen unsere Nachricht „Comments 1“ zurück.",
    ],
)
def test_of_two_the_one_is_taken_back_whose_subject_is_named(service, words):
    take(service, 2, mail(2, OTHER))
    take(service, 3, mail(3, words))
    assert [known(service, n).row.withdrawn for n in (1, 2)] == [True, False]
    assert known(service, 3).row.kind == "withdrawal"


def test_of_two_the_one_is_replaced_that_came_on_the_day(service):
    later = "Tue, 3 Mar 2026 12:00:00 +0000"
    take(service, 2, mail(2, OTHER, at=later))
    take(service, 3, mail(3, "This replaces our mail of 3 March." + NEW, at=later))
    assert [known(service, n).row.superseded_by for n in (1, 2)] == [None, 3]


@pytest.mark.parametrize("named", ["“Pears”", "“Comments”", "of 2 March"])
def test_of_two_none_is_taken_back_that_is_not_plainly_named(service, named):
    take(service, 2, mail(2, OTHER, subject="Comments"))
    take(service, 3, mail(3, COMMENTS, subject="Comments"))
    take(service, 4, mail(4, f"We withdraw our mail {named}."))
    assert not any(known(service, n).row.withdrawn for n in (1, 2, 3))
    assert "replaces_what" in known(service, 4).row.flags


@pytest.mark.parametrize(
    "subject",
    [
        "Corrected: Comments 1",
        "Re: Comments 1 (v2)",
        "Rectifié : Comments 1",
        "Corregido: Comments 1",
        "Исправлено: Comments 1",
        "مصحح: Comments 1",
        "更正：Comments 1",
        "Korrigiert: Comments 1",
    ],
)
def test_a_subject_that_puts_one_right_revises_what_had_it(service, subject):
    take(service, 2, mail(2, OTHER))
    take(service, 3, mail(3, "Paragraph 2: ten pears, please.", subject=subject))
    assert [known(service, n).row.superseded_by for n in (1, 2)] == [3, None]


def test_a_subject_that_nobody_had_revises_nothing_and_a_person_is_asked(service):
    take(service, 2, mail(2, OTHER, subject="Corrected: Pears"))
    assert known(service, 1).row.superseded_by is None
    assert {"may_act", "replaces_what"} <= {*known(service, 2).row.flags}


def test_a_subject_alone_revises_nothing_unproven(service):
    raw = mail(2, OTHER, subject="Corrected: Comments 1", before=FAILED)
    take(service, 2, raw)
    assert known(service, 1).row.superseded_by is None
    assert "replaces_what" in known(service, 2).row.flags


def test_what_is_put_right_by_its_subject_may_be_judged_later(service):
    take(service, 2, mail(2, OTHER, subject="Pears"))
    settled(service, 2, Kind.NOT_A_SUBMISSION)
    take(service, 3, mail(3, OTHER, subject="Corrected: Pears"))
    assert known(service, 3).row.supersedes is None
    settled(service, 2, Kind.SUBMISSION)
    assert known(service, 2).row.superseded_by == 3


# --- what may act on an earlier one, and does not say so plainly --------------------

SAID = "The wrong file went off this morning, sorry. Please use this one.\n\n"


def test_a_person_is_asked_about_what_may_replace_an_earlier_one(service):
    take(service, 2, mail(2, SAID + OTHER))
    assert {"may_act", "replaces_what"} <= {*known(service, 2).row.flags}
    assert known(service, 1).row.superseded_by is None
    assert any("it may replace that, take it back" in q for q in questions(service))


@pytest.mark.parametrize(("target", "superseded"), [(1, 2), (None, None)])
def test_whoever_is_asked_says_whether_it_does(service, target, superseded):
    take(service, 2, mail(2, SAID + OTHER))
    decisions.settle_replaced(service.ledger, 2, target, WHO)
    service.once()
    assert known(service, 1).row.superseded_by == superseded
    assert "replaces_what" not in known(service, 2).row.flags


def test_nobody_is_asked_where_its_sender_sent_nothing_before(service):
    raw = mail(2, SAID + OTHER, sender="Ben Ito <ben@elsewhere.example>")
    take(service, 2, raw)
    assert "may_act" in known(service, 2).row.flags
    assert "replaces_what" not in known(service, 2).row.flags


def test_nobody_is_asked_where_what_came_before_is_taken_back(service):
    take(service, 2, mail(2, "We withdraw our contribution CASE/1/1."))
    take(service, 3, mail(3, SAID + OTHER))
    assert "replaces_what" not in known(service, 3).row.flags


def test_a_person_is_asked_once_what_came_before_is_judged_to_count(service):
    settled(service, 1, Kind.NOT_A_SUBMISSION)
    take(service, 2, mail(2, SAID + OTHER))
    assert "replaces_what" not in known(service, 2).row.flags
    settled(service, 1, Kind.SUBMISSION)
    assert "replaces_what" in known(service, 2).row.flags


@pytest.mark.parametrize(
    "words",
    [
        "Many thanks.",
        "Duly noted, thank you.",
        "Bien noté, merci beaucoup.",
        "Recibido. Muchas gracias por los datos. Un saludo cordial.",
        "Получено, благодарим.",
        "استلمنا، شكرا لكم.",
        "收悉，感谢您提供的资料。",
        "Erhalten, vielen Dank.",
    ],
)
def test_thanks_and_a_receipt_are_set_aside(service, words):
    take(service, 2, mail(2, words, subject="Re: Comments"))
    assert known(service, 2).row.kind == "not_a_submission", questions(service)


def test_thanks_that_go_on_are_not(service):
    take(service, 2, mail(2, "Thank you, but we cannot live with it."))
    assert known(service, 2).row.kind != "not_a_submission"


# --- what is somebody else's -------------------------------------------------------

OTHERS = """name,type,country,aliases,emails,domains
Party,civil society,,,ann@party.example,party.example
Orchard League,civil society,,OL,,orchards.example
"""


@pytest.fixture
def among_others(tmp_path, clock):
    with Service(load(write(tmp_path, registry=OTHERS)), lambda: clock[0]) as service:
        take(service, 1, mail(1, COMMENTS))
        take(service, 2, mail(2, COMMENTS, sender="Bo <bo@orchards.example>"))
        yield service


@pytest.mark.parametrize(
    "words",
    [
        "Please withdraw submission CASE/1/2 of the Orchard League.",
        "Please withdraw contribution CASE/1/2. They no longer stand by it.",
        "The Orchard League has told us that it withdraws its submission.",
        "Norway has informed us that it withdraws its contribution. Please note.",
        "挪威撤回先前提交的意见。",
        "Норвегия отзывает предыдущие замечания.",
    ],
)
def test_who_speaks_of_anothers_submission_takes_back_none_of_his_own(
    among_others, words
):
    take(among_others, 3, mail(3, words))
    assert not known(among_others, 1).row.withdrawn
    assert not known(among_others, 2).row.withdrawn
    assert questions(among_others)


def test_anothers_number_replaces_nothing_of_the_senders_own(among_others):
    words = "This replaces submission CASE/1/2 of OL:\n\nParagraph 2: ten pears."
    take(among_others, 3, mail(3, words))
    assert known(among_others, 1).row.superseded_by is None
    assert questions(among_others)


@pytest.mark.parametrize(
    "words",
    [
        "Please withdraw our submission CASE/1/1.",
        "Party withdraws its submission.",
        "We withdraw our comments; the Orchard League will speak for us.",
    ],
)
def test_ones_own_is_taken_back_as_before(among_others, words):
    take(among_others, 3, mail(3, words))
    assert known(among_others, 1).row.withdrawn
