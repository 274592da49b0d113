"""Words that are no comment at all, and those beside them that are one."""

import pytest

from rules.location import courtesy, silence
from rules.paragraph import FAILED, locate, unplaced, unread
from rules.terms import Action, PassageKind
from tests.harbour import ONE, TWO, mail, part, passage, units


@pytest.mark.parametrize(
    "text",
    [
        "Sorry this is rather late, the office was flooded and we had no line.",
        "So very sorry for the delay.",
        "Our template, sorry, we had no other.",
        "A cousin gave us your draft.",
        "I write only for myself, do with it as you please.",
        "We skipped the questions on which we have no views.",
        "No amendments from us, just a few impressions.",
        "The Guild suggests the following wording.",
        "We have gone through the draft with our board and wish to share the results.",
        "The League represents some forty families who keep bees on the coast.",
        "The council considered your draft and code. The minute reads as follows.",
        "We speak for 12 boats. The office (tel. +44 20 30 40) was open until 4 May.",
        "About us\nThe Guild runs two quays.",
        "6. No comments on the remainder of the text.",
        "Sin comentarios sobre el resto del texto.",
        "Further to our letter, which we maintain, we have the following to add.",
        "Désolé pour ce retard. On m'a donné votre projet.",
        "Je ne suis pas juriste. Nous proposons la rédaction suivante :",
        "Disculpen la demora. No soy abogado. Me dio su texto un vecino.",
        "Proponemos el siguiente texto:",
        "Извините за задержку. Я не юрист.",
        "Предлагаем следующую редакцию проекта:",
        "Оно касается проекта правил.",
        "Entschuldigen Sie die Verspätung. Ich bin kein Experte.",
        "Wir schlagen folgende Fassung vor:",
        "Der Bund e. V. vertritt 3 Häfen und nimmt zum Entwurf 2 wie folgt Stellung:",
        "نعتذر عن التأخير. لسنا خبراء.",
        "抱歉这么晚才回复。我们不是专家。",
        "建议如下修改：",
    ],
)
def test_who_begs_pardon_or_says_who_he_is_makes_no_comment(text):
    assert courtesy.only_accompanies(text)
    assert not mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sorry this comes late, the period was too short.",
        "No amendments from us, just scrap the preamble.",
        "The League represents forty families who want cheaper berths.",
        "I am not a lawyer but the text is too long.",
        "The Guild suggests the following wording: all must be shorter.",
    ],
)
def test_a_wish_in_the_same_breath_is_kept(text):
    assert mail(text)


def test_what_is_sent_later_or_was_received_is_no_comment_whatever_it_cites():
    for text in (
        "We will send comments on paragraphs 8 and 9 after our meeting on 12 May.",
        "We acknowledge receipt of the draft and of the note on paragraphs 5 to 8.",
        "Comments on paragraph 8 are still being translated.",
        "Le ministère accuse réception de la note sur le paragraphe 8.",
        "Acusamos recibo de la nota sobre el párrafo 8.",
        "Подтверждаем получение записки по пункту 8.",
        "Wir bestätigen den Eingang der Note zu Absatz 8.",
        "确认收到关于第8段的说明。",
        "نؤكد استلام المذكرة بشأن الفقرة 8.",
    ):
        assert silence.only_announces(text), text
        assert not mail(text)
    for text in (
        "We acknowledge receipt of the draft. Paragraph 8 must go.",
        "Comments will follow. We also spoke of paragraph 8.",
    ):
        assert not silence.only_announces(text)
        assert mail(text)


def test_initials_under_a_signature_cite_no_point():
    found = mail("По пункту 8: исключить.", "С уважением,\nначальник\nП. А. Лесной")
    assert units(found) == [("PORT/1", "8", "delete")]
    assert len(found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "For the rest of the text, no remarks.",
        "Pour le reste du texte, RAS.",
        "Por lo demás del texto, sin comentarios.",
        "В остальном по тексту замечаний нет.",
        "Im Übrigen zum Text keine Anmerkungen.",
    ],
)
def test_who_has_nothing_to_say_on_the_rest_makes_no_general_comment(text):
    found = mail("Paragraph 8: delete.", text)
    assert units(found) == [("PORT/1", "8", "delete")]
    assert all(one.paragraphs != ("*",) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Preliminary remarks\nWe are glad that the draft is short.",
        "Remarques liminaires\nNous regrettons que le projet soit long.",
        "Observaciones preliminares\nLamentamos que el texto sea largo.",
        "Предварительные замечания\nСожалеем, что проект длинный.",
        "Vorbemerkung\nWir bedauern, dass der Entwurf lang ist.",
    ],
)
def test_a_sentence_on_the_draft_below_its_heading_is_on_the_whole(text):
    (found,) = mail(text, drafts=ONE)
    assert (found.paragraphs, found.review) == (("*",), False)


def test_whom_to_call_is_no_more_of_having_nothing_to_say():
    assert not mail("Paragraph 8: no comments.\nContact: Ann Reed, 555 0100")
    assert not mail("二、关于第8段，没有意见。\n联系人：小林，电话 555-0100")


def test_of_a_mail_in_which_nothing_is_found_courtesies_are_left_out():
    told = ["Dear all,", "We met in Oslo.", " ", "It was fun.", "Kind regards"]
    passages = [passage(text, f"p{n}") for n, text in enumerate(told)]
    shown = passage("Do you?", "p9", PassageKind.QUOTED)
    files = [part(*passages, shown), part(passage("Kind regards"), name="b.txt")]
    (said,) = unplaced(files)
    assert said.text == "We met in Oslo.\nIt was fun."
    assert (said.review, said.paragraphs, said.source.place) == (True, (), "p1")


def test_where_a_rule_failed_all_words_but_the_quoted_wait_and_ask_for_nothing():
    told = ["Dear all,", " ", "Delete paragraph 2.", "Kind regards"]
    passages = [passage(text, f"p{n}") for n, text in enumerate(told)]
    shown = passage("Do you?", "p9", PassageKind.QUOTED)
    empty = part(passage("  "), name="b.txt")
    (said,) = unread([part(*passages, shown), empty])
    assert said.text == "Dear all,\nDelete paragraph 2.\nKind regards"
    assert (said.review, said.source.place) == (True, "p0")
    assert said.evidence.value == FAILED
    assert (said.action, said.proposed, said.paragraphs) == (Action.COMMENT, "", ())


@pytest.mark.parametrize(
    "text",
    [
        "We have read paragraph 7 with interest, as pilots are rare in our ports.",
        "Wir haben Absatz 7 mit Interesse gelesen, da Lotsen bei uns selten sind.",
        "Мы с интересом изучили пункт 7, поскольку лоцманов у нас мало.",
    ],
)
def test_who_says_why_he_has_read_a_paragraph_comments_on_it(text):
    assert units(mail(text)) == [("PORT/1", "7", "comment")]


@pytest.mark.parametrize(
    "text",
    [
        "We have read paragraph 7 with interest.",
        "We have read the text of paragraph 7, as discussed, and send our remarks.",
    ],
)
def test_who_has_only_read_a_paragraph_may_say_nothing_of_it(text):
    assert units(mail(text)) == []


@pytest.mark.parametrize(
    "text",
    ["Para 7: In our opinion pilots cost much.", "Clause 7; in our position, no."],
)
def test_an_opinion_behind_the_sign_of_a_label_holds_no_paragraph(text):
    assert units(mail(text)) == [("PORT/1", "7", "comment")]


KINDS = (PassageKind.QUOTED, PassageKind.PARAGRAPH)


def answers(*pairs, drafts=ONE):
    """What is answered below quoted questions."""
    blocks = [
        passage(text, f"p{n}", kind)
        for n, pair in enumerate(pairs)
        for text, kind in zip(pair, KINDS, strict=True)
    ]
    return locate([part(*blocks)], "Re: your questions", drafts)


@pytest.mark.parametrize(
    ("asked", "said", "action"),
    [
        ("Para. 7: are we happy with this?", "What is meant here?", "comment"),
        ("Para. 7: are we happy with this?", "We agree with this text.", "keep"),
        ("Que fait-on du paragraphe 7 ?", "À supprimer.", "delete"),
        ("¿Y el párrafo 7?", "Nada que objetar.", "keep"),
        ("П. 7 — есть замечания?", "Исключить.", "delete"),
        ("وماذا عن الفقرة 7؟", "نقترح حذفها.", "delete"),
        ("第7段有意见吗？", "请删除。", "delete"),
        ("Ziffer 7: Einwände?", "Bitte streichen.", "delete"),
    ],
)
def test_what_is_said_below_a_quoted_question_is_on_its_piece(asked, said, action):
    assert units(answers((asked, said))) == [("PORT/1", "7", action)]


@pytest.mark.parametrize("said", ["Yes.", "No", "Да.", "没有。"])
def test_what_a_yes_or_a_no_answers_is_for_a_person(said):
    (found,) = answers(("Paragraph 7: are we happy with this?", said))
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["7"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Should paragraph 7 be deleted?", "We agree."),
        ("Paragraph 6: are we happy with this?", "We agree with this text."),
        ("Paragraphs 7 and 8: are we happy with these?", "We agree."),
        ("Paragraph 99: are we happy with this?", "This should be deleted."),
    ],
)
def test_an_answer_to_what_is_proposed_or_on_no_one_piece_is_asked_about(asked, said):
    (found,) = answers((asked, said), drafts=TWO)
    assert found.review


def test_a_draft_that_is_named_in_what_is_quoted_is_that_of_its_questions():
    words = "I have read the Lake Rules. A few questions:"
    found = answers((words, "See below."), ("¿Y el punto 5?", "Out."), drafts=TWO)
    assert units(found)[-1:] == [("LAKE/1", "5", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Our council meets on Monday and will then decide on its remarks to 7 and 8.",
        "The board is still discussing its reply to paragraph 8.",
        "Our remarks on paragraph 8 are expected in May. You will hear from us.",
        "Notre conseil arrêtera ses observations sur le paragraphe 8 lundi.",
        "Nuestro consejo decidirá sobre sus comentarios al párrafo 8.",
        "Наш совет утвердит свои замечания к пункту 8. Мы вам сообщим.",
        "سيقرر مجلسنا ملاحظاته على الفقرة 8 يوم الخميس.",
        "我们理事会将于周四决定其对第8段的意见。",
        "Unser Rat entscheidet über seine Anmerkungen zu Absatz 8. Sie hören von uns.",
        "You will hear from us.",
    ],
)
def test_who_will_decide_on_his_remarks_makes_none(text):
    assert silence.only_announces(text)
    assert not mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "Our comments on paragraphs 6 to 8 will be with you before the end of May.",
        "Our proposals concerning paragraph 8 will come in a separate letter.",
        "You will receive our position on paragraph 8 in due course.",
        "We shall deal with paragraph 8 in a second letter.",
        "Nos remarques sur les paragraphes 6 à 8 vous parviendront en mai.",
        "Vous recevrez notre avis sur le paragraphe 8 avant la fin du mois.",
        "Nous reviendrons sur le paragraphe 8 dans un second courrier.",
        "Nuestras observaciones sobre los párrafos 6 a 8 les llegarán en mayo.",
        "Sobre el párrafo 8 nos pronunciaremos más adelante.",
        "Recibirán nuestra respuesta sobre el párrafo 8 en mayo.",
        "Замечания к пунктам 6–8 поступят до конца мая.",
        "Вы получите наши предложения по пункту 8 в мае.",
        "Unsere Vorschläge zu den Absätzen 6 bis 8 werden bis Ende Mai nachgereicht.",
        "Zu Absatz 8 werden wir uns gesondert äußern.",
    ],
)
def test_who_says_when_his_remarks_on_pieces_will_come_makes_none(text):
    assert silence.only_announces(text)
    assert not mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "Might we have two extra weeks for paragraph 8? Our council meets on Monday.",
        "We shall need another week to finish our comments on paragraphs 6 and 8.",
        "Pourrions-nous avoir deux semaines de plus pour le paragraphe 8 ?",
        "¿Podríamos tener dos semanas más para el párrafo 8?",
        "Можно ли получить ещё две недели для пункта 8?",
        "Könnten wir zwei weitere Wochen für Absatz 8 bekommen?",
        "هل يمكن أن نحصل على أسبوعين إضافيين للفقرة 8؟",
        "能否就第8段再给我们两周时间？",
    ],
)
def test_who_asks_for_more_time_for_a_piece_says_nothing_on_it(text):
    assert silence.only_announces(text)
    assert not mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "We have discussed our remarks on paragraph 8 and want it deleted.",
        "We will discuss our remarks on paragraph 8, which should be deleted.",
        "In paragraph 8 the council will decide on its budget.",
        "You will hear from us. Paragraph 8 must go.",
        "Could paragraph 8 give the ports two more weeks for their reports?",
        "Our remarks on paragraph 8 will be brief: it is far too long.",
    ],
)
def test_who_says_more_than_that_is_heard(text):
    assert [c.paragraphs for c in mail(text)] == [("8",)]


@pytest.mark.parametrize(
    "text",
    [
        "We attach the paper that our board approved in May.",
        "You get the draft back with our edits in it.",
        "I have written straight into your text.",
        "In reply to your circular no. 7 of 3 March, I send you what we have to say.",
        "Our remarks concern the Harbour Rules only.",
        "We have gone through the Harbour Rules and the Lake Rules.",
        "Nous vous renvoyons le projet avec nos remarques.",
        "Cela nous a pris du temps, mais les voici.",
        "Les devolvemos el texto con nuestros cambios.",
        "Nos llevó más tiempo, pero aquí están.",
        "Возвращаем текст с нашими правками.",
        "Это заняло больше времени, но вот они.",
        "نعيد إليكم النص مع ملاحظاتنا.",
        "我们直接在贵方草案上作了修改。",
        "Sie erhalten den Entwurf mit unseren Änderungen zurück.",
    ],
)
def test_what_is_said_of_the_letter_is_no_comment(text):
    assert courtesy.only_accompanies(text)
    assert units(mail(text, "Para 7: delete.")) == [("PORT/1", "7", "delete")]
    assert len(mail(text, "Para 7: delete.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We attach great importance to the rules as drafted.",
        "We attach a condition to our support.",
        "We have gone through the draft and it is too long.",
        "Our remarks concern the lack of any fee.",
        "It took us ten years, and here we are: no pilots.",
        "I send my children to school by ferry, and the fee is too high.",
    ],
)
def test_what_is_said_of_a_matter_in_such_words_is_kept(text):
    assert len(mail(text, "Para 7: delete.")) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Third batch, on paragraph 8.",
        "Here is the table for paragraph 8.",
        "Please find the matrix for paragraphs 8 and 9 attached.",
        "Dear Chair, attached are our proposals on paragraph 8.",
        "Changes requested to paragraph 8",
        "Our amendments on paragraph 8 are attached. Submitted jointly.",
        "Re: Statements by the pilots of the coast on paragraphs 5 to 11 of the draft",
        "Voici le tableau pour le paragraphe 8.",
        "Dernier lot, sur le paragraphe 8",
        "Aquí está el cuadro para el párrafo 8.",
        "Último lote, sobre el párrafo 8",
        "Вот таблица по пункту 8.",
        "Последняя таблица, по пункту 8",
        "هذا جدول الفقرة 8",
        "这是第8段的表格。",
        "Hier ist die Tabelle zu Absatz 8.",
        "Letzter Teil, zu Absatz 8",
        "Please see the tracked changes.",
        "Proposed new wording attached.",
        "Three amendments in columns.",
        "Veuillez voir les modifications apparentes.",
        "Véase el control de cambios.",
        "См. правки в режиме рецензирования.",
        "请见修订模式。",
        "Column F: comment; column G: suggested change",
        "Colonne A: article, colonne B: texte proposé",
        "Spalte C: Artikel; Spalte D: Vorschlag",
        "Please keep one line per comment.",
        "Merci d'utiliser une ligne par commentaire.",
        "Bitte nur eine Zeile pro Kommentar verwenden.",
        "Below is a list of things I think should be updated.",
        "Voici la liste des points qui devraient changer.",
        "Ниже приведен список замечаний, которые надо учесть.",
        "Bitte beachten Sie die Änderungsverfolgung.",
    ],
)
def test_what_a_paper_is_on_is_no_comment(text):
    said = mail(text, "Para 7: delete.")
    assert units(said) == [("PORT/1", "7", "delete")]
    assert len(said) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The table for paragraph 8 is wrong.",
        "Here is the table for paragraph 8. It must go.",
        "Our changes to paragraph 8 were ignored.",
        "The statement of the Chair contradicts paragraph 8.",
        "A shorter list for paragraph 8, please.",
        "Le tableau du paragraphe 8 est trop long.",
        "La lista del párrafo 8 debe ser más corta.",
        "Предложение по пункту 8 отклонить.",
        "建议删除第8段的表格。",
        "Die Tabelle zu Absatz 8 fehlt.",
        "Proposals should be attached.",
        "We prefer the amendments in two columns.",
        "Example: a port that closes at night should be lit.",
        "Please keep one line for each ship.",
        "Below is a list of ports which lack a berth.",
    ],
)
def test_what_is_said_of_such_a_paper_is_kept(text):
    assert len(mail(text, "Para 7: delete.")) > 1


def test_what_follows_a_line_on_a_piece_is_on_that_and_never_on_most_of_a_draft():
    said = mail("Third batch, on paragraph 8.", "The closing must be announced.")
    assert units(said) == [("PORT/1", "8", "amend")]
    whole = "Statements by the pilots on paragraphs 5 to 9 of the draft"
    assert not units(mail(whole, "The hours are too short."))
    assert [c.paragraphs for c in mail("Paragraphs 5 to 9 are far too long.")]
