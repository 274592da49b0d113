"""The same mail is known again; withdrawals and revisions are read as such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.duplicate import Relation, RelationKind, fingerprint, relation, takes_back
from rules.terms import Message

MAIL = b"From: a@b.example\r\nSubject: Comments\r\n\r\nPara 5: delete.\r\n"


def said(text: str, subject: str = "", **headers) -> Relation:
    return relation(Message(headers=(), senders=(), subject=subject, **headers), text)


# --- the same mail -------------------------------------------------------------------


@pytest.mark.parametrize(
    "above",
    [
        b"Received: from x\r\n\tby mx; Fri, 24 Jan 2014 23:59:59 +0100\r\n",
        b"Return-Path: <a@b.example>\r\nDelivered-To: c@d.example\r\n",
        b"X-Spam-Score: 1\r\nARC-Seal: i=1;\r\n a=rsa\r\n",
        b"Authentication-Results : mx; dmarc=pass\r\n",
    ],
)
def test_a_second_delivery_differs_in_its_trace_only(above):
    assert fingerprint(above + MAIL) == fingerprint(MAIL)


def test_the_same_mail_from_a_maildir_an_mbox_and_imap_is_one():
    unix = MAIL.replace(b"\r\n", b"\n")
    assert fingerprint(unix) == fingerprint(MAIL)
    assert fingerprint(b"From a@b Fri Jan 24 2014\n" + unix + b"\n") == fingerprint(
        MAIL
    )


@pytest.mark.parametrize(
    "other",
    [
        MAIL.replace(b"delete", b"keep"),
        MAIL.replace(b"Comments", b"comments"),
        MAIL.replace(b"a@b.example", b"c@b.example"),
        b"Message-ID: <1@x>\r\n" + MAIL,
    ],
)
def test_another_word_or_sender_or_message_id_makes_another_mail(other):
    assert fingerprint(other) != fingerprint(MAIL)


def test_a_received_line_in_the_body_is_text():
    one, two = MAIL + b"Received: yesterday\r\n", MAIL + b"Received: today\r\n"
    assert fingerprint(one) != fingerprint(two)
    assert fingerprint(b"\r\nReceived: a") != fingerprint(b"\r\nReceived: b")


@given(st.binary(max_size=200), st.integers(0, 5))
def test_any_bytes_have_a_fingerprint_that_no_new_stamp_changes(raw, hops):
    stamped = b"Received: by mx.example\r\n" * hops + b"X: y\r\n" + raw
    assert fingerprint(stamped) == fingerprint(b"X: y\r\n" + raw)


# --- replaced, corrected, taken back -------------------------------------------------

WITHDRAWN = [
    "We hereby withdraw our submission of 10 January.",
    "Our submission should be considered withdrawn.",
    "Please disregard our earlier e-mail, which was sent by mistake.",
    "Nous retirons notre contribution du 12 janvier.",
    "Merci de ne pas tenir compte de notre message précédent.",
    "Retiramos nuestra contribución.",
    "Sírvanse hacer caso omiso de nuestro correo anterior.",
    "Настоящим отзываем наши замечания от 12 января.",
    "Просим не учитывать наше предыдущее письмо.",
    "نسحب مساهمتنا",
    "نرجو تجاهل رسالتنا السابقة",
    "我们撤回我们之前提交的意见。",
    "请忽略我们之前的邮件。",
]
REVISED = [
    "This replaces our comments of 12 May.",
    "Please find attached the revised version of our comments.",
    "Please use the attached file instead of our earlier mail.",
    "La présente annule et remplace notre contribution du 12 janvier.",
    "Veuillez trouver ci-joint la version révisée de nos commentaires.",
    "El presente documento sustituye a nuestros comentarios del 12 de enero.",
    "Adjuntamos la versión revisada de nuestros comentarios.",
    "Данный документ заменяет наши предыдущие замечания.",
    "Направляем исправленную версию наших замечаний.",
    "هذه الوثيقة تحل محل تعليقاتنا السابقة",
    "نرفق نسخة منقحة من تعليقاتنا",
    "本文件取代我们先前的意见。",
    "随附修订后的意见。",
]
CORRECTED = [
    "We withdraw our comments on paragraph 7.",
    "Please withdraw point 3 of our submission.",
    'There is an error in our submission: it should read "access".',
    "Veuillez retirer le point 3 de notre contribution.",
    "Отзываем наши замечания к пункту 5.",
    "我们对第5段的意见予以撤回。",
]
NEW = [
    "We propose to withdraw paragraph 5.",
    "We propose to withdraw paragraph 5, as stated in our comments.",
    "We reserve the right to withdraw our comments.",
    "We do not withdraw our submission.",
    "A revised version of our comments will follow.",
    "If you are not the intended recipient, please ignore this message.",
    "Please find attached our comments on the revised version of the draft.",
    "> We withdraw our submission.",
    "May I still withdraw my comments, and how?",
    "Could you please withdraw our submission?",  # a person is asked
    "Pouvons-nous retirer notre contribution ?",
    "¿Podemos retirar nuestra contribución?",
    "Можем ли мы отозвать наши замечания?",
    "هل يمكننا سحب مساهمتنا؟",
    "我们可以撤回我们的意见吗？请告知。",
    "May we send a revised version of our submission?",
    "Nous proposons de retirer le paragraphe 5.",
    "Proponemos retirar el párrafo 5.",
    "Предлагаем отозвать пункт 5.",
    "نقترح سحب الفقرة 5",
    "我们建议撤回第5段。",
    "",
]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *((RelationKind.WITHDRAWAL, text) for text in WITHDRAWN),
        *((RelationKind.REVISED, text) for text in REVISED),
        *((RelationKind.PARTIAL_CORRECTION, text) for text in CORRECTED),
        *((RelationKind.NEW, text) for text in NEW),
    ],
)
def test_what_people_say_about_an_earlier_submission_is_read(kind, text):
    assert said(text).kind is kind


def test_a_question_does_not_undo_what_is_said_beside_it():
    text = "We withdraw our submission. Could you confirm that?"
    assert said(text).kind is RelationKind.WITHDRAWAL


def test_what_is_taken_back_for_another_is_revised():
    text = "Please disregard our earlier mail. Attached is the corrected file."
    assert said(text).kind is RelationKind.REVISED


def test_the_subject_can_say_it():
    assert said("", subject="Revised submission").kind is RelationKind.REVISED


def test_numbers_and_threads_say_which_submission_is_meant():
    found = said(
        "We withdraw our submission WSIS+10/3/58.", in_reply_to=("<ack@x.example>",)
    )
    assert found.evidence == "We withdraw our submission WSIS+10/3/58."
    assert found.refers_to == ("WSIS+10/3/58", "<ack@x.example>")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (RelationKind.WITHDRAWAL, "We withdraw CASE/1/2."),
        (RelationKind.WITHDRAWAL, "Suderia withdraws its submission CASE/1/2 in full."),
        (RelationKind.WITHDRAWAL, "Nous retirons CASE/1/2."),
        (RelationKind.WITHDRAWAL, "Отзываем CASE/1/2."),
        (RelationKind.REVISED, "The attached file replaces CASE/1/2."),
        (
            RelationKind.PARTIAL_CORRECTION,
            "Please disregard our comment 2 in CASE/1/2.",
        ),
        (RelationKind.PARTIAL_CORRECTION, "We withdraw comments 2 and 3 of CASE/1/2."),
        (
            RelationKind.PARTIAL_CORRECTION,
            "Veuillez ignorer l'observation 2 de CASE/1/2.",
        ),
        (RelationKind.NEW, "We are considering to withdraw CASE/1/2 after the board."),
        (RelationKind.NEW, "If paragraph 2 is deleted, we will withdraw CASE/1/2."),
        (RelationKind.NEW, "We withdrew CASE/1/2 by phone yesterday."),
        (RelationKind.NEW, "Nous envisageons de retirer CASE/1/2."),
        (RelationKind.NEW, "CASE/1/2: your contribution has been withdrawn"),
        (RelationKind.NEW, "We propose to withdraw A/RES/60/1."),
    ],
)
def test_a_number_of_our_series_is_a_submission(kind, text):
    message = Message(headers=(), senders=(), subject="")
    assert relation(message, text, "CASE/1").kind is kind


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("We withdraw our comments and submit this instead:", True),
        ("We withdraw our comments. Our new position is attached.", True),
        ("Nous retirons notre contribution et présentons à la place ce texte.", True),
        ("Retiramos nuestra contribución y presentamos en su lugar este texto.", True),
        ("Отзываем наши замечания, вместо них прилагаем новые.", True),
        ("نسحب مساهمتنا ونقدم بدلا من ذلك هذا النص", True),
        ("我们撤回我们之前提交的意见，代之以下文。", True),
        ("We withdraw our comments. A revised version follows.", False),
        ("We withdraw our comments.", False),
    ],
)
def test_what_is_put_in_the_place_of_what_is_taken_back_is_told(text, instead):
    assert said(text).kind in {RelationKind.WITHDRAWAL, RelationKind.REVISED}
    assert said(text).instead is instead


def test_what_was_taken_back_in_another_way_is_asked_about():
    assert takes_back("We withdrew CASE/1/2 by phone yesterday.")


@given(st.text(max_size=400))
def test_text_that_never_names_an_own_submission_takes_nothing_back(text):
    assert said(f"Paragraph 5: {text}"[:12]).kind is RelationKind.NEW


@given(st.sampled_from(WITHDRAWN), st.text(alphabet="abc \n", max_size=60))
def test_a_quoted_withdrawal_takes_nothing_back(text, around):
    assert said(f"{around}\n> {text}\n{around}").kind is RelationKind.NEW
