"""An earlier mail is known by its subject or its day, in all languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from rules.duplicate import RelationKind, relation
from rules.pointing import corrected, pointed_at, pointers
from rules.terms import Message

DAY = "day:05-07"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("replaces the mail that we sent on 7 May", DAY),
        ("our letter dated May 7th is void", DAY),
        ("we withdraw what we submitted on 2026-05-07", "day:2026-05-07"),
        ("annule notre envoi du 7 mai 2026", "day:2026-05-07"),
        ("remplace notre contribution transmise le 7 mai", DAY),
        ("sustituye a la enviada el 7 de mayo de 2026", "day:2026-05-07"),
        ("anulamos nuestra carta de fecha 7 de mayo", DAY),
        ("отзываем сообщение, отправленное 7 мая", DAY),
        ("взамен письма от 07.05.2026", "day:2026-05-07"),
        ("نسحب ملاحظاتنا المرسلة في 7 أيار", DAY),
        ("تلغي رسالتنا المؤرخة ٧ مايو 2026", "day:2026-05-07"),
        ("我们5月7日发送的意见作废", DAY),
        ("unsere am 7. Mai eingereichte Stellungnahme", DAY),
        ("ersetzt unser Schreiben vom 7.5.", DAY),
        ("our letter “Pears” of 7 May", DAY),
        ("our letter 'Pears and plums'", "subject:pears and plums"),
        ("我们的邮件《见》不再有效，“梨与李”撤回", "subject:梨与李"),
    ],
)
def test_subject_and_day_of_an_earlier_mail_are_heard(words, hint):
    assert hint in pointers(words, words)


def test_with_a_slash_either_may_be_the_month():
    assert pointers("our mail of 7/5", "") == ("day:05-07", "day:07-05")


@pytest.mark.parametrize(
    "words",
    [
        "our comments on the draft of 7 May",
        "nos observations sur le projet du 7 mai",
        "We meet on 7 May.",
        "don't ignore it, it's ours",
    ],
)
def test_what_is_no_day_or_subject_of_a_mail_is_left(words):
    assert pointers(words, words) == ()


def test_words_far_from_what_is_done_point_at_nothing():
    words = "We withdraw our mail. " + "Pears are good. " * 20 + "“Plums” of 7 May"
    assert pointers(words, "We withdraw our mail.") == ()


@pytest.mark.parametrize(
    "subject",
    [
        "Revised: On pears",
        "RE: Corrected version of On pears",
        "Version 2: On pears",
        "On pears [v2]",
        "On pears (corrected)",
        "Version révisée : On pears",
        "Corrigé - On pears",
        "Versión revisada: On pears",
        "On pears, rectificado",
        "Исправленная версия: On pears",
        "On pears (обновлено)",
        "معدلة: On pears",
        "修订稿：On pears",
        "AW: Überarbeitete Fassung: On pears",
    ],
)
def test_a_word_of_correction_stands_beside_the_subject(subject):
    assert corrected(subject) == "subject:on pears"


@pytest.mark.parametrize(
    "subject", ["On pears", "Corrected", "v2", "Correction: 5", ""]
)
def test_other_subjects_put_none_right(subject):
    assert not corrected(subject)


@dataclass
class Sent:
    subject: str = ""
    received_at: datetime | None = None
    claimed_at: datetime | None = None


def test_a_subject_goes_before_a_day_and_a_day_tells_two_of_one_subject():
    seventh, eighth = (datetime(2026, 5, day, tzinfo=UTC) for day in (7, 8))
    pears, later = Sent("Re: Pears", seventh), Sent("Pears.", eighth)
    plums = Sent("Plums", None, eighth)
    sent = [pears, later, plums]
    assert pointed_at(("subject:plums", DAY), sent) == [plums]
    assert pointed_at(("subject:pears",), sent) == [pears, later]
    assert pointed_at(("subject:pears", "day:2026-05-08"), sent) == [later]
    assert pointed_at((DAY,), sent) == [pears]
    assert pointed_at(("subject:figs",), sent) == pointed_at((), sent) == []


def test_a_relation_names_subject_and_day_only_where_it_gives_no_number():
    def hints(subject, text):
        message = Message(headers=(), senders=(), subject=subject)
        found = relation(message, text, "CASE/1")
        return found.kind, found.refers_to

    words = "We withdraw our mail “Pears” of 7 May."
    assert hints("", words) == (RelationKind.WITHDRAWAL, ("subject:pears", DAY))
    assert hints("", f"{words} It is CASE/1/3.")[1] == ("subject:pears", DAY)
    assert hints("", "We withdraw our “Pears” mail, CASE/1/3.")[1] == ("CASE/1/3",)
    assert hints("v2: Pears", "No.") == (RelationKind.NEW, ("subject:pears",))
