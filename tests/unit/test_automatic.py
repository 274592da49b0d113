"""Machines are told from people, and nobody who is a person is set aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.automatic import MOST_HOPS, Automatic, classify, substance
from rules.terms import (
    Action,
    Address,
    Comment,
    Evidence,
    Kind,
    Message,
    Part,
    Source,
    Stamp,
)

OWN = ("Comments@consult.example", "letters.consult.example")
PDF = Part(index=1, name="a.pdf", type="application/pdf", size=1, sha256="0")


def mail(*headers, sender="ana@ministry.example", subject="Comments on S2/C", **rest):
    return Message(
        headers=headers,
        senders=(Address(address=sender),) if sender else (),
        subject=subject,
        **rest,
    )


def kind(message: Message) -> Kind | None:
    return classify(message, OWN).kind


def test_an_ordinary_mail_is_a_persons_and_is_answered():
    assert classify(mail(("auto-submitted", "no")), OWN) == Automatic(
        kind=None, answerable=True, reason=""
    )


@pytest.mark.parametrize(
    "subject",
    [
        "Out of Office: Comments on S2/C",
        "Automatic reply: Comments on S2/C",
        "Réponse automatique : Contribution",
        "Respuesta automática: Comentarios",
        "Автоматический ответ: Замечания",
        "رد تلقائي: ملاحظات",
        "自动回复：意见",
        "Abwesenheitsnotiz: Stellungnahme",
        "Resposta automática: Comentários",
        "Risposta automatica: commenti",
        "Autosvar: kommentarer",
        "Automatyczna odpowiedź: uwagi",
    ],
)
def test_an_answering_machine_is_known_by_its_subject_in_many_languages(subject):
    assert kind(mail(subject=subject)) is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Automatic reply: Comments on S2/C",
        "Comments on automatic replies in paragraph 5",
        "Delivery of services in rural areas: our comments",
        "Absence of a definition in paragraph 7",
        "Comments",
        "",
    ],
)
def test_a_persons_subject_is_not_taken_for_a_machines(subject):
    assert kind(mail(subject=subject)) is None


@pytest.mark.parametrize(
    "header",
    [
        ("auto-submitted", "auto-replied; owner-email=a@b.example"),
        ("auto-submitted", "auto-generated"),
        ("x-autoreply", "yes"),
        ("x-vacation", "1"),
        ("precedence", "auto_reply"),
        ("return-path", "<>"),
        ("content-type", "multipart/report; report-type=disposition-notification"),
    ],
)
def test_an_automatic_reply_is_known_by_its_headers(header):
    assert kind(mail(header)) is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "header",
    [("x-auto-response-suppress", "All"), ("precedence", "list"), ("list-id", "<x>")],
)
def test_a_wish_for_silence_makes_nobody_a_machine(header):
    result = classify(mail(header), OWN)
    assert (result.kind, result.answerable) == (None, False)


def test_a_bounce_is_known_by_its_report_its_headers_its_sender_or_its_subject():
    status = Part(index=2, name="", type="message/delivery-status", size=1, sha256="0")
    for message in (
        mail(("content-type", 'multipart/report; report-type="delivery-status"')),
        mail(("content-type", "multipart/report; boundary=x")),
        mail(parts=(status,)),
        mail(("x-failed-recipients", "a@b.example")),
        mail(sender="MAILER-DAEMON@mx.example"),
        mail(subject="Undelivered Mail Returned to Sender"),
        mail(subject="系统退信"),
    ):
        assert kind(message) is Kind.BOUNCE


def test_somebody_who_answers_about_a_bounce_is_a_person():
    about = mail(subject="Undeliverable: comments", in_reply_to=("<1@x.example>",))
    assert kind(about) is None


def test_a_feedback_report_is_set_aside():
    part = Part(index=2, name="", type="message/feedback-report", size=1, sha256="0")
    header = ("content-type", "multipart/report; report-type=feedback-report")
    assert kind(mail(header)) is Kind.NOT_A_SUBMISSION
    assert kind(mail(parts=(part,))) is Kind.NOT_A_SUBMISSION


def test_a_newsletter_is_set_aside_and_a_post_to_a_list_is_read():
    leave = ("list-unsubscribe", "<mailto:leave@list.example>")
    assert kind(mail(leave, ("feedback-id", "7:x"))) is Kind.NOT_A_SUBMISSION
    assert kind(mail(leave, ("list-id", "<gov.list.example>"))) is None


def test_a_mail_loop_and_our_own_letters_are_set_aside():
    hops = tuple(Stamp(by=f"h{n}.example") for n in range(MOST_HOPS))
    for message in (
        mail(stamps=hops),
        mail(message_id="<D000017.ack@LETTERS.consult.example>"),
        mail(("x-loop", "comments@consult.example")),
    ):
        assert kind(message) is Kind.NOT_A_SUBMISSION


def test_a_mail_from_our_own_address_is_read_and_never_answered():
    result = classify(mail(sender="comments@CONSULT.example"), OWN)
    assert (result.kind, result.answerable) == (None, False)


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        (("auto-submitted", "auto-generated"), "scanner@ministry.example"),
        (("return-path", "<>"), "form@ministry.example"),
        (("x-other", ""), "postmaster@ministry.example"),
    ],
)
def test_documents_that_a_machine_sends_are_read_and_not_answered(header, sender):
    result = classify(mail(header, sender=sender, parts=(PDF,)), OWN)
    assert (result.kind, result.answerable) == (None, False)


def test_an_address_that_nobody_reads_gets_no_letter():
    result = classify(mail(sender="no-reply@ministry.example"), OWN)
    assert (result.kind, result.answerable) == (None, False)


@given(subject=st.text(max_size=80), value=st.text(max_size=80))
def test_whatever_is_set_aside_is_never_answered_and_says_why(subject, value):
    for name in ("auto-submitted", "precedence", "content-type", "return-path"):
        result = classify(mail((name, value), subject=subject), OWN)
        assert result.answerable == (result.reason == "")
        assert result.kind is None or not result.answerable


def comment(kind: str, text: str = "Delete paragraph 2.") -> Comment:
    return Comment(
        document="D",
        paragraphs=("2",),
        action=Action.DELETE,
        text=text,
        source=Source(part="body", sha256="0", place="p1"),
        evidence=Evidence(kind=kind, value="2"),
    )


def test_a_machines_mail_that_brings_a_document_has_substance():
    files = [("logo.png", "image/png"), ("a.pdf", "application/pdf")]
    assert substance(files, []) == "it brings the file “a.pdf”"
    assert substance(files[:1], []) == ""


@pytest.mark.parametrize("kind", ["explicit_ref", "quote", "table_reference"])
def test_a_machines_mail_that_names_a_paragraph_has_substance(kind):
    assert substance([], [comment(kind)]) == (
        "it says on a paragraph: “Delete paragraph 2.”"
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("meaning", "I am away until Monday."),
        ("explicit_ref", "550 5.1.1 user unknown"),
        ("explicit_ref", "DKIM-Signature: v=1; s=17"),
    ],
)
def test_what_only_sounds_like_a_paragraph_has_none(kind, text):
    assert substance([], [comment(kind, text)]) == ""


@pytest.mark.parametrize(
    ("message", "sure"),
    [
        (mail(("content-type", "multipart/report; report-type=delivery-status")), True),
        (
            mail(("content-type", "multipart/report; report-type=feedback-report")),
            True,
        ),
        (
            mail(
                (
                    "content-type",
                    "multipart/report; report-type=disposition-notification",
                )
            ),
            True,
        ),
        (mail(("x-loop", "comments@consult.example")), True),
        (mail(("x-failed-recipients", "a@b.example")), True),
        (mail(sender="postmaster@mx.example"), False),
        (mail(subject="Undelivered Mail Returned to Sender"), False),
        (mail(("auto-submitted", "auto-replied")), False),
        (mail(("list-unsubscribe", "<x>"), ("precedence", "bulk")), False),
        (mail(stamps=tuple(Stamp(by="h.example") for _ in range(MOST_HOPS))), False),
        (mail(), False),
    ],
)
def test_a_report_is_surely_a_machines_and_a_mere_sign_is_not(message, sure):
    assert classify(message, OWN).sure is sure
