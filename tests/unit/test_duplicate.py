"""The same mail is known again; withdrawals and revisions are read as such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.duplicate import (
    Relation,
    RelationKind,
    fingerprint,
    only_replaces,
    relation,
    takes_back,
)
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
    "Wir ziehen unsere Stellungnahme zurück.",
    "Bitte ignorieren Sie unsere frühere E-Mail.",
    "Bitte betrachten Sie unser Schreiben als gegenstandslos.",
    "Please cancel our earlier mail.",
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
    "This version replaces the one that we sent you this morning.",
    "Please find below our revised comments, which supersede our earlier submission.",
    "This supersedes all previous communications of ours.",
    "The attached cancels and replaces the file that we submitted on 12 October.",
    "This mail replaces what we sent yesterday.",
    "Please take this version in place of the earlier one.",
    "These comments replace those submitted on 12 October.",
    "Our comments of 12 May are superseded by the following.",
    "The present note verbale replaces our note verbale of 12 October.",
    "This version supersedes the previous.",
    "Our earlier submission is hereby replaced.",
    "This message substitutes our previous message.",
    "This version cancels the previous one.",
    "La présente version annule et remplace notre précédent envoi.",
    "La présente version remplace celle que nous vous avons envoyée le 12 octobre.",
    "Ce texte remplace celui transmis hier.",
    "Cette version annule la précédente.",
    "Cette contribution se substitue à la version précédente.",
    "Les présents commentaires remplacent ceux du 12 octobre.",
    "Notre contribution du 12 octobre est remplacée par la présente.",
    "En remplacement de ce que nous avons déjà transmis, voici nos observations.",
    "Le présent courriel remplace ce que nous avons envoyé hier.",
    "La presente versión sustituye a la que enviamos el 12 de octubre.",
    "La presente versión sustituye a nuestra comunicación anterior.",
    "Esta versión reemplaza la anterior.",
    "Este documento anula y sustituye al que les remitimos ayer.",
    "El presente escrito reemplaza a la nota verbal enviada el 12 de octubre.",
    "Estas observaciones sustituyen a las presentadas con anterioridad.",
    "Este correo deja sin efecto nuestro envío anterior.",
    "En sustitución de la versión anterior, enviamos el texto siguiente.",
    "Sírvanse utilizar esta versión en lugar de la que les enviamos el lunes.",
    "Los presentes comentarios reemplazan a los enviados el 12 de octubre.",
    "Nuestra contribución del 12 de octubre queda sustituida por la presente.",
    "Esta nueva versión reemplaza los comentarios que habíamos presentado.",
    "Настоящий документ заменяет направленные ранее замечания.",
    "Настоящая версия заменяет ту, которую мы направили 12 октября.",
    "Данное письмо заменяет предыдущее.",
    "Просим использовать эту версию вместо направленной 12 октября.",
    "Направляем новый вариант взамен ранее представленных замечаний.",
    "Этот вариант заменяет предыдущую версию.",
    "Настоящая нота заменяет нашу ноту от 12 октября.",
    "Наши замечания от 12 октября заменяются следующими.",
    "Настоящее письмо отменяет и заменяет письмо от 12 октября.",
    "Этот файл заменяет файл, отправленный вчера.",
    "تحل هذه النسخة محل النسخة التي أرسلناها سابقا.",
    "هذه النسخة تلغي وتحل محل رسالتنا السابقة",
    "تحل هذه الملاحظات محل الملاحظات التي قدمناها في 12 أكتوبر",
    "نرجو اعتماد هذه النسخة بدلا من النسخة السابقة",
    "تحل هذه المذكرة محل ما أرسلناه أمس",
    "هذه الوثيقة تحل محل ملاحظاتنا المقدمة سابقا",
    "نرسل هذا النص بديلا عن تعليقاتنا السابقة",
    "هذه النسخة تلغي النسخة السابقة",
    "此版本取代我方此前提交的意见。",
    "本版本取代我们12日发送的版本。",
    "请以本版本为准。",
    "本文取代先前发出的文件。",
    "请用附件代替我们昨天发的邮件。",
    "此稿取代上一稿。",
    "我方此前提交的意见由本文件取代。",
    "Diese Fassung ersetzt unsere Stellungnahme vom 12. Oktober.",
    "Diese Version ersetzt die, die wir Ihnen gestern geschickt haben.",
    "Das beigefügte Dokument tritt an die Stelle unserer früheren Anmerkungen.",
    "Bitte verwenden Sie diese Datei anstelle der gestern übermittelten.",
    "Anbei die überarbeitete Fassung unserer Stellungnahme.",
    "Diese Fassung ersetzt die vom 12. Oktober.",
    "Unsere frühere Stellungnahme ist damit überholt.",
    "Diese Mail ersetzt die vorherige.",
]
CORRECTED = [
    "Please withdraw annex B of our submission, it holds names of patients.",
    "Nous retirons l'annexe C de notre contribution.",
    "Rogamos retirar el anexo II de nuestra contribución.",
    "Просим не учитывать приложение 2 к нашему письму.",
    "Die Anlage 2 zu unserer Stellungnahme bitte nicht berücksichtigen.",
    "We withdraw our comments on paragraph 7.",
    "Please withdraw point 3 of our submission.",
    'There is an error in our submission: it should read "access".',
    "Veuillez retirer le point 3 de notre contribution.",
    "Отзываем наши замечания к пункту 5.",
    "我们对第5段的意见予以撤回。",
    "Wir ziehen unsere Anmerkungen zu Absatz 7 zurück.",
    'Korrektur zu unserer Stellungnahme: es muss "Zugang" heißen.',
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
    "The Declaration should recall the Paris Agreement.",
    "We recall our comments of last year on the previous draft.",
    "This version of paragraph 5 should replace the earlier one in the annex.",
    "The text that we sent is only a first view.",
    "Wir schlagen vor, Absatz 5 zu ersetzen.",
    "Wir schlagen vor, Absatz 5 zurückzuziehen.",
    "Proponemos sustituir el párrafo 5 por el texto siguiente.",
    "Este texto sustituye al párrafo 5.",
    "La nueva versión del párrafo 9 sustituye a la anterior redacción.",
    'Proponemos sustituir "debería" por "debe" en el documento.',
    "Le nouveau texte remplace le paragraphe 5.",
    "Nous proposons de remplacer le mot « devrait ».",
    'Предлагаем заменить слово "может" словом "должен".',
    "Пункт 5 заменить следующим текстом.",
    "نقترح أن تحل كلمة يجب محل كلمة ينبغي",
    "نقترح استبدال الفقرة 5 بالنص التالي",
    "建议用“应”取代“应当”。",
    "用新案文取代原案文。",
    "建议以下文取代第5段。",
    'We propose to replace "should" by "shall" instead of what the draft says.',
    "A revised version will be sent.",
    "Eine überarbeitete Fassung unserer Stellungnahme folgt.",
    "Wir behalten uns vor, unsere Stellungnahme zu ersetzen.",
    'Replace the former with "shall".',
    "Replace paragraph 5 with the previous.",
    "We thank the secretariat for the revised version.",
    "States shall replace the files they have sent.",
    "Wir unterstützen die neue Fassung.",
    "Comments on the Declaration (first version)",
    "A revised version of our paper will come when the board has met.",
    "We'll be sending a revised version by Monday.",
    "Our revised response will reach you on Monday.",
    "Our revised comments need board approval, which takes a week.",
    "Il se peut que nous vous adressions une version révisée.",
    "El director enviará una versión corregida hacia el lunes.",
    "Готовим замену нашему письму, подпишем в понедельник.",
    "لم نسحب مساهمتنا ولا ننوي ذلك.",
    "说我们撤回了意见，这不属实。",
    "Wir haben die korrigierte Fassung unserer Stellungnahme zur Kenntnis genommen.",
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


@pytest.mark.parametrize(
    "subject",
    [
        "Revised submission",
        "Comments of Norland: revised version",
        "Observations de Belmarche (version révisée)",
        "Comentarios de Sierra Alta - versión revisada",
        "Замечания Казории - исправленная версия",
        "ملاحظات - نسخة منقحة",
        "意见（修订版）",
        "Stellungnahme, überarbeitete Fassung",
    ],
)
def test_the_subject_can_say_it(subject):
    assert said("Paragraph 5: yes.", subject=subject).kind is RelationKind.REVISED


@pytest.mark.parametrize(
    "subject",
    [
        "Comments on the revised version of the draft",
        "Comentarios sobre la versión revisada del proyecto",
        "Comments on the revised Declaration",
        "Comments on the Declaration - revised version",
        "Observations sur le projet, version révisée",
        "Комментарии к проекту - исправленная версия",
        "Comments: new version",
    ],
)
def test_a_revised_draft_in_the_subject_replaces_nothing(subject):
    assert said("Paragraph 5: yes.", subject=subject).kind is RelationKind.NEW


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


@pytest.mark.parametrize(
    "text",
    [
        "We withdrew CASE/1/2 by phone yesterday.",
        "Anna Smith would like to recall the message.",
    ],
)
def test_what_was_taken_back_in_another_way_is_asked_about(text):
    assert takes_back(text)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("States may withdraw from the convention after a year.", False),
        ("The draft must not ignore the coast.", False),
        ("We are considering to withdraw our comments.", True),
        ("Nous pensons retirer notre contribution.", True),
        ("我们考虑撤回我们的意见。", True),
    ],
)
def test_what_a_draft_says_is_taken_back_is_told_from_what_was_sent(text, ours):
    assert takes_back(text)
    assert takes_back(text, ours=True) is ours


def test_what_a_draft_should_recall_is_not_taken_back():
    assert not takes_back("The Declaration should recall the Paris Agreement.")


@given(st.text(max_size=400))
def test_text_that_never_names_an_own_submission_takes_nothing_back(text):
    assert said(f"Paragraph 5: {text}"[:12]).kind is RelationKind.NEW


@given(st.sampled_from(WITHDRAWN), st.text(alphabet="abc \n", max_size=60))
def test_a_quoted_withdrawal_takes_nothing_back(text, around):
    assert said(f"{around}\n> {text}\n{around}").kind is RelationKind.NEW


@pytest.mark.parametrize(
    "text",
    [
        (
            "Please disregard our comments of last week on Article 10; the following "
            "replaces them, all our other comments stand."
        ),
        "The following replaces our comment on Article 6(3); our other comments stand.",
        "This replaces our submission as far as Article 2 goes. The rest stands.",
        "Please replace what we said on paragraph 5 by the following.",
        "Please withdraw what we said on Article 10 of the Convention.",
        (
            "Ceci remplace notre contribution sur l'article 3. Nos autres commentaires "
            "demeurent inchangés."
        ),
        "Veuillez retirer ce que nous avons dit sur l'article 10.",
        (
            "Esto sustituye nuestra contribución sobre el artículo 3; los demás "
            "comentarios se mantienen."
        ),
        "Просим заменить то, что мы писали по статье 10.",
        "Это письмо заменяет наши замечания; остальные замечания остаются в силе.",
        "Bitte ersetzen Sie, was wir zu Artikel 10 geschrieben haben.",
        (
            "Dies ersetzt unsere Stellungnahme zu Artikel 3; unsere übrigen "
            "Anmerkungen bleiben bestehen."
        ),
        "请撤回我们关于第十条的意见。",
        "本函取代我们先前的意见，其他意见不变。",
        "نرجو سحب ما قلناه بشأن المادة 10.",
    ],
)
def test_where_all_else_stands_only_a_part_is_replaced(text):
    assert said(text).kind is RelationKind.PARTIAL_CORRECTION


@pytest.mark.parametrize(
    "text",
    [
        "Our other comments stand.",
        "All our other comments remain as they were; paragraph 5 should be shorter.",
        "Paragraph 3: what we said on it at the meeting stands.",
    ],
)
def test_that_other_comments_stand_replaces_nothing(text):
    assert said(text).kind is RelationKind.NEW


@pytest.mark.parametrize(
    "text",
    [
        "Kindly disregard our former comments; these replace them.",
        "Merci d'ignorer nos commentaires précédents ; ceux-ci les remplacent.",
        "Rogamos ignorar nuestras observaciones anteriores. Estas las sustituyen.",
        "Просим не учитывать наше прежнее письмо; эти замечания его заменяют.",
        "يرجى تجاهل تعليقاتنا السابقة. هذه تحل محلها.",
        "请忽略我们先前的评论，以此为准。",
        "Bitte unsere früheren Kommentare ignorieren; diese ersetzen sie.",
        "This replaces our earlier submission.",
    ],
)
def test_that_an_earlier_mail_is_replaced_is_no_word_on_a_draft(text):
    assert only_replaces(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please ignore our earlier comments. The fine is too low.",
        "Prière d'ignorer nos commentaires précédents et de supprimer l'amende.",
        "Our comment 3 of our submission is to be withdrawn. It replaces them.",
        "These figures replace them.",
        "تم تجاهل ملاحظاتنا السابقة.",
        "Please ignore our earlier comments; these replace them. " * 120,
        "",
    ],
)
def test_what_says_anything_besides_is_a_word_on_a_draft(text):
    assert not only_replaces(text)
