"""What only accompanies is no comment; what demands anything is."""

import pytest

from rules.location.courtesy import (
    is_closing,
    is_cover,
    is_general,
    is_salutation,
    only_accompanies,
)
from tests.harbour import TWO, mail, units

KEPT = (
    "The berths should be halved; write to desk@quay.example for our figures.",
    "Good morning, anchoring should be allowed.",
    "Hello, could there be a sentence on ropes? My email is fay@quay.example.",
    "Thank you for the draft, but the tariffs are a scandal.",
    "Merci pour ce texte, mais les délais doivent être plus longs.",
    "Please find attached our figures; the table must be replaced.",
    "That's all, please delete paragraph 7.",
    "Hier sind unsere Vorschläge: die Frist ist zu kurz.",
    "Below our remarks, which should be read: the fee is too high.",
    "Love, love: the best text for years.",
)
LEFT_OUT = (
    "Should you have any questions, please do not hesitate to contact us.",
    "Please find attached our comments. Questions should be addressed to a@b.example.",
    "This message is confidential; if it is not for you, you must delete it.",
    "Good morning,",
    "voilà merci\njo",
    "Love,\nNoor and the camp",
    "Hacemos propicia la ocasión para saludarles.",
    "Aldermere wishes to add the following.",
    "below our remarks on the Bee Compact.",
    "voici nos remarques sur le Bee Compact.",
    "Aquí van nuestros comentarios sobre el Bee Compact.",
    "Ниже наши замечания к Bee Compact.",
    "فيما يلي ملاحظاتنا على Bee Compact.",
    "以下是我们对Bee Compact的意见。",
    "Nachstehend unsere Anmerkungen zu Bee Compact.",
    "Im Folgenden unsere Hinweise zu BEES.",
    "Please consider our remarks on the rules.",
)


def is_left_out(text):
    return any(
        tells(text) for tells in (is_salutation, is_closing, is_cover, only_accompanies)
    )


@pytest.mark.parametrize("text", KEPT)
def test_a_sentence_that_demands_or_objects_is_kept_whatever_it_accompanies(text):
    assert not is_left_out(text)


@pytest.mark.parametrize("text", LEFT_OUT)
def test_a_sentence_that_only_accompanies_is_left_out(text):
    assert is_left_out(text)


LEAVES = (
    "Please accept, Excellency, the assurances of my highest consideration.",
    "Kindly accept, Mr President, the renewed expression of our esteem.",
    "We would be happy to meet with the secretariat to discuss.",
    "Thank you for your work\nMarta",
    "With hope,\nRosa Paz\nfor the Delta Club",
    "Signed:",
    "Je vous prie d'agréer, Madame, l'expression de ma haute considération.",
    "Nous restons à votre disposition pour tout complément.",
    "Sin otro particular, aprovecho la ocasión para reiterarle mi consideración.",
    "Muchas gracias por su atención.",
    "Примите, господин председатель, уверения в моём уважении.",
    "Спасибо за внимание.",
    "وتغتنم الوزارة هذه المناسبة لتعرب عن فائق تقديرها.",
    "谢谢！",
    "顺致崇高的敬意",
    "Herzliche Grüße\nStiftung Morgenwatt",
    "Für Rückfragen stehen wir Ihnen gern zur Verfügung.",
    "With all our good wishes for the rest of the year,",
    "Wishing you a calm voyage,",
    "If you have questions, our clerk knows more.",
    "Avec tous nos meilleurs vœux pour la suite,",
    "Bon courage pour la suite.",
    "Con nuestros mejores deseos para sus trabajos,",
    "Mit den besten Wünschen für die Beratungen,",
)
STAYS = (
    "With good wishes alone no port is built.",
    "Good luck with enforcing that.",
    "Thank you for this paragraph.",
    "Thank you for that, keep it!",
    "Thank you for your work on paragraph 4, which is excellent.",
    "Please accept paragraph 4 as it stands.",
    "We are ready to discuss a lower fee.",
    "We are happy to meet the deadline of ten days.",
    "Signed: ships must report.",
    "Thanks again\nDelete the fee",
    "With hope,\nThe fee is too high",
    "Merci pour le paragraphe 4.",
    "Gracias por incluir el párrafo 4.",
    "Спасибо за этот пункт.",
    "谢谢，但第4段太长。",
    "Danke für den Absatz.",
)


@pytest.mark.parametrize("text", LEAVES)
def test_a_formula_of_leave_closes(text):
    assert is_closing(text)


@pytest.mark.parametrize("text", STAYS)
def test_thanks_and_readiness_that_speak_of_a_draft_are_no_leave(text):
    assert not is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Aldermere considers the second draft to be a marked improvement.",
        "The Network welcomes the text, which is short enough to be carried out.",
        "Subject to the above, the Trust supports adoption of the text.",
        "Nous estimons que le deuxième projet est nettement meilleur.",
        "Consideramos que el segundo proyecto es un buen punto de partida.",
        "Считаем, что второй проект является хорошей основой.",
        "نرى أن المسودة الثانية تشكل أساسا جيدا.",
        "我们认为第二稿较第一稿有明显改进。",
        "Der Verband hält den zweiten Entwurf für deutlich besser.",
    ],
)
def test_what_somebody_takes_a_text_to_be_is_a_general_remark(text):
    assert is_general(text)


def test_a_part_of_a_text_is_not_the_text():
    assert not is_general("The Union considers the draft article to be weak.")
    assert not is_general("We consider the text of the second sentence to be wrong.")


@pytest.mark.parametrize(
    "text",
    [
        "The draft is by far the poorest one that we have received.",
        "The text remains the most useful one we have read.",
        "Le projet est de loin le pire que nous ayons reçu.",
        "El borrador es sin duda el peor texto que hemos visto.",
        "Проект — самый ясный из тех, что мы получали.",
        "النص هو أوضح ما اطلعنا عليه.",
        "案文是我们见过最清楚的。",
        "Der Entwurf ist der schwächste, den wir je erhalten haben.",
    ],
)
def test_a_text_that_is_ranked_among_all_that_was_read_is_judged(text):
    assert is_general(text)
    assert not is_cover(text)
    assert not only_accompanies(text)


def test_that_a_text_was_read_is_no_judgement():
    assert is_cover("We have read the best of the drafts.")


@pytest.mark.parametrize(
    "text",
    [
        "Gracias por las noticias. Saludos cordiales.",
        "Merci pour les nouvelles. Salutations distinguées.",
    ],
)
def test_thanks_and_leave_in_one_line_say_nothing(text):
    assert only_accompanies(text)


@pytest.mark.parametrize(
    "words",
    [
        "The enclosed files concern PORT/1 and LAKE/1. Each stands on its own.",
        "Le Ministère a examiné PORT/1 et souhaite faire savoir ce qui suit.",
        "Please find our paper on PORT/1 “Harbour rules, first draft” attached.",
        "Me dirijo a ustedes con relación al documento PORT/1.",
        "Министерство изучило документ PORT/1 и хотело бы сообщить следующее.",
        "Die beigefügten Dateien betreffen PORT/1 und LAKE/1.",
        "Das Amt hat PORT/1 geprüft und möchte Folgendes mitteilen.",
        "الملفات المرفقة تتعلق بالوثيقة PORT/1.",
        "我们已仔细研究PORT/1，现说明如下：",
    ],
)
def test_who_names_a_draft_by_its_symbol_only_accompanies_as_others_do(words):
    found = mail("Dear all,", words, "PORT/1, paragraph 8: delete it.", drafts=TWO)
    assert units(found) == [("PORT/1", "8", "delete")]


def test_who_judges_a_draft_by_its_symbol_does_not():
    found = mail("The enclosed files concern us. PORT/1 is too long.", drafts=TWO)
    assert ("PORT/1", "*", "general") in units(found)


@pytest.mark.parametrize(
    "text",
    [
        "Hierauf kann verzichtet werden; wir bitten um Streichung.",
        "Hiermit wird ein Register eingeführt, das niemand liest.",
        "High water marks are missing.",
        "Cherté des quais : rien n'est prévu.",
        "Lieberweise fehlt hier ein Datum.",
    ],
)
def test_a_word_that_begins_as_a_greeting_does_greets_nobody(text):
    assert not is_salutation(text)


@pytest.mark.parametrize(
    "text", ["Hi all,", "Lieber Herr Fay,", "Chères collègues,", "Buenas tardes,"]
)
def test_who_is_greeted_by_a_word_in_another_form_is_greeted(text):
    assert is_salutation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vorbemerkung\nDie folgende Stellungnahme wurde vom Vorstand beschlossen.",
        "Vorbemerkung\nDer Verband vertritt 300 Mitglieder.",
        "Vorbemerkung\nDer Verband vertritt 300 Häfen und bedankt sich dafür.",
        "General remarks\nOur association was founded in 1951.",
        "Remarque préliminaire\nLa présente contribution a été adoptée par le bureau.",
        "Observación preliminar\nRepresentamos a 130 puertos.",
    ],
)
def test_who_tells_of_himself_below_a_general_heading_says_nothing_general(text):
    assert not is_general(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vorbemerkung\nDer Entwurf ist zu lang.",
        "General remarks\nSmall ports should be exempt.",
        "Remarque préliminaire\nIl faudrait penser aux petits ports.",
    ],
)
def test_who_wishes_something_below_a_general_heading_wishes_it_in_general(text):
    assert is_general(text)


def test_a_word_of_the_draft_in_quotation_marks_makes_nothing_general():
    said = "With the words “lit throughout the hours” the rule misses its target."
    assert not is_general(said)
    assert is_general(said.replace("“", "").replace("”", ""))


@pytest.mark.parametrize(
    "text",
    [
        "Please find the text as we would like to see it.",
        "We took the liberty of editing the text directly.",
        "Without marks, sorry: the changes are typed straight into the text.",
        "Nous nous sommes permis de modifier directement le texte.",
        "Nos hemos permitido corregir directamente el texto.",
        "Мы позволили себе внести правки прямо в текст.",
        "Wir haben uns erlaubt, den Text direkt zu bearbeiten.",
        "سمحنا لأنفسنا بتعديل النص مباشرة.",
        "我们直接修改了文本。",
        "Legend: red strikethrough = delete; blue = new text.",
        "Key: red for deletions, green for additions",
        "New text is in bold, deleted text struck through.",
        "Légende : rouge barré = supprimé ; bleu = nouveau texte",
        "Leyenda: rojo tachado = suprimir; azul = texto nuevo",
        "Обозначения: красный зачёркнутый = удалить; синий = новый текст",
        "Legende: rot durchgestrichen = streichen; blau = neuer Text",
        "مفتاح الألوان: أحمر مشطوب = حذف، أزرق = نص جديد",
        "图例：红色删除线=删除；蓝色=新文本",
        "Number of comments: 3",
        "Comment no.: 1",
        "Nombre de remarques : 3",
        "Anzahl der Anmerkungen: 4",
    ],
)
def test_how_changes_are_shown_or_counted_is_no_comment(text):
    assert mail(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Key: the red tape must be cut",
        "Legend: red is far too strong a colour for a map of ports",
        "We took the liberty of asking our members, and they reject the text.",
        "Please find the text too long.",
        "New wording in bold would help readers.",
        "We edited the text directly because it is too strict.",
        "The number of comments is far too low.",
    ],
)
def test_what_says_more_is_kept(text):
    assert mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "The masking mitigates the risk of password leaks.",
        "Messages are encrypted on the way, and that is not enough.",
        "Attachments of messages are never scanned for what harms a reader.",
        "A confirmation will be sent to each reader who asks for one.",
        "Guardians act on behalf of minors in such cases.",
        "This is wrong, as https://reading.example says.",
    ],
)
def test_what_is_said_of_files_and_messages_is_no_cover_note(text):
    assert not is_cover(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is zipped because our mail filter refuses Word files.",
        "The password follows by telephone.",
        "Here is a scanned copy.",
        "The translation will be sent on Monday.",
        "We send this on behalf of Norland.",
        "Attachment: 2",
    ],
)
def test_how_a_file_comes_is_a_cover_note(text):
    assert is_cover(text)
