"""What a reserve, a reason behind it, or a turn of its own makes of a comment."""

import pytest

from rules.action import action, request
from rules.action_apostrophes import apostrophized
from rules.action_grammar import asked
from rules.citation.folding import fold
from rules.location.silence import says_nothing
from tests.harbour import mail, units

_ASKED = {
    "amend": [
        "¶: we request that the distance refer to the quay.",
        "¶: We suggest that the fee refer to the length.",
        "¶: We recommend that the report include a table.",
        "¶: A summary in the other languages should be provided.",
        "Might I also suggest that ¶ be extended to telephone calls?",
        "¶ five miles is not enough make it 20",
        "¶: the fishers should draw them. put that in",
        "¶: Die Maßnahme sollte auch für kleine Häfen gelten.",
        "¶: we propose that the term cover inland ports.",
        "¶: We ask that the survey extend to the islands.",
        "May I propose that ¶ be widened to ferries?",
        "¶: a map of the zones should be annexed.",
        "¶: La medida debería aplicarse también a los puertos pequeños.",
        "¶ : cette règle devrait aussi couvrir les îles.",
        "no ¶ ten days is too short make it 30",
        "¶: Норма должна распространяться также на острова.",
        "¶: 该条也应适用于岛屿。",
    ],
    "comment": [
        "¶: we see no reason given in the text.",
        "¶: no reason to change the port, but the fee is odd.",
        "¶ helps ports to resist the pressure of owners.",
        "¶: Could I suggest a meeting next week?",
        "¶: Les sociétés peuvent fusionner.",
        "¶: they regard it as a sound measure.",
        "I was less happy with ¶.",
        "¶: It might consider a plan of berths agreed by pilots.",
        "¶: We maintain a register of such vessels.",
        "¶: Notre institut maintient une base de données.",
        "¶: Supported in principle. Our concern is that “no fog” is rare.",
        "¶: We agree in principle, but our members have doubts.",
        "¶ : nous y sommes favorables en principe, mais le coût nous inquiète.",
        "Medida ¶. No queda claro quién las ha elegido.",
        "Measure ¶. It is unclear who has chosen them.",
        "Mesure ¶. On ne sait pas qui les a choisies.",
        "Maßnahme ¶. Es ist unklar, wer sie ausgewählt hat.",
        "Мера ¶. Неясно, кто их выбрал.",
        "¶: Wir haben Bedenken. Zwei der drei Häfen liegen im Watt.",
        "Five miles, as ¶ has it, may be enough at sea. Fog is thicker ashore.",
        "We fear that ¶ counts berths rather than people: a bay gets what a cape does.",
        "Item: ¶ Remark: none",
        "We are rather less enthusiastic about ¶.",
        "¶: A plan accepted by fishers exists in our bay.",
        "¶: The Authority maintains four stations along this coast.",
        "¶: Agreed in principle, though our engineers have questions.",
        "¶: De acuerdo en principio. Nos preocupa el coste.",
        "¶: В принципе согласны. Однако есть сомнения.",
        "¶: We worry that the rule counts ships instead of tonnes: all are alike.",
        "Ten days, as ¶ says, might suffice in summer.",
        "¶ measures effort rather than effect: the plan looks busy.",
        "Le ¶ compte des navires plutôt que des tonnes : tous se valent.",
        "Treinta días, como dice el ¶, podrían bastar en verano.",
        "¶: The board sees no need to hurry.",
        "¶: the text needs to go further in one respect.",
        "¶: We request that the secretariat explain the figure.",
        "¶: An explanation should be provided.",
        "¶: They put that in last year.",
        "¶: Согласно правилам порт закрыт зимой.",
        "¶: Согласованный план уже есть.",
        "¶: finden wir nicht gut.",
        "¶: Die Dünen sollten erhalten bleiben.",
        '¶: is "ten days" enough?',
        '¶: Does "ten days" include Sundays?',
        "¶: We are not happy with this one.",
        '¶: The words "ten days" are clear.',
        "¶: we cannot welcome ¶.",
        "¶: Los fondos nacionales pueden fusionarse con otros.",
    ],
    "delete": [
        "¶ - It costs too much. This clause needs to go.",
        "¶: This provision has to go.",
        "¶ needs to go.",
        "¶ : cette clause doit disparaître.",
        "¶: Diese Klausel muss weg.",
        "¶: esta cláusula tiene que desaparecer.",
        "¶: we see no need for it.",
        "¶: we see no reason for ¶.",
    ],
    "keep": [
        "¶: a month is the usual term, and we see no reason to depart from it.",
        "¶: we see no reason to alter it.",
        "¶: we see no need to depart from this figure.",
        "¶ : nous ne voyons aucune raison de s'en écarter.",
        "¶: no vemos motivo para apartarse de esa cifra.",
        "¶: не видим причин от этого отступать.",
        "¶: 我们认为没有理由偏离这一数字。",
        "¶: wir sehen keinen Grund, davon abzuweichen.",
        "¶: لا نرى سببا للعدول عنها.",
        "¶: the limit of ten berths is appropriate and should not be lowered.",
        "¶ is appropriate and should not be reduced.",
        "¶: It can be done. Please resist the pressure to make it longer.",
        "¶ admits guests. We regard this as a prudent choice.",
        "We welcome ¶ and would not wish to see it weakened.",
        "Medida ¶. Apoyamos esta medida.",
        "¶ is spot on, dont change a word. It was needed.",
        "¶: The more berths, the better. Happy with this one.",
        "¶: it is what I do now, so that is OK by me.",
        "¶: no comment other than to express our agreement.",
        "¶: Finden wir gut.",
        "¶: Das ist richtig und sollte unbedingt erhalten bleiben.",
        "We welcome ¶.",
        "We welcome the ports in ¶ and would not wish to see it weakened.",
        "¶: the figure is sound and we see no reason to revisit it.",
        "¶: there is no need to change this wording.",
        "¶: my delegation sees no need to modify the text.",
        "¶ : il n'y a pas lieu d'y toucher.",
        "¶: нет оснований менять эту цифру.",
        "¶: the limit is reasonable and must not be weakened.",
        "¶: Please do not yield to the pressure to extend it.",
        "¶: We find this a balanced solution.",
        "¶: We would not like to see this diluted.",
        "Mesure ¶. Nous soutenons cette mesure.",
        "Мера ¶. Поддерживаем эту меру.",
        "Maßnahme ¶. Wir unterstützen diese Maßnahme.",
        "Action ¶. We support this action.",
        "¶: cant see anything wrong, keep it",
        "¶: we dont want this deleted.",
        "¶: fine by us.",
        "¶: Finde ich gut.",
        "¶: no remarks except to state our support.",
        "¶: Very happy with that one.",
        "¶ : nous saluons le ¶.",
        "¶: 我们欢迎¶。",
        "Приветствуем ¶.",
        "¶: نرحب ب¶.",
        "¶: We agree with ¶, which was agreed by all parties.",
        "¶ is agreed.",
        "¶: agreed in full.",
        "¶: We wish to maintain this text.",
        "¶: maintain.",
        "¶: сохранить.",
        "¶: Согласны.",
        "¶: 同意。",
        "Agreed by our members: ¶.",
        "¶: we broadly support the text.",
        "We support ¶ in principle.",
    ],
    "merge": [
        "¶ y ¶: Pueden fusionarse, ya que tratan de lo mismo.",
        "¶ y ¶ pueden fusionarse porque tratan de lo mismo.",
        "Les ¶ et ¶ peuvent être fusionnés, car ils disent la même chose.",
        "¶ und ¶ können zusammengefasst werden, da sie dasselbe regeln.",
        "¶ и ¶ могут быть объединены, поскольку говорят об одном.",
        "¶ and ¶ can be merged because both deal with reports.",
        "¶和¶可以合并,因为内容相同。",
    ],
}
_KEEPS_OR_RIDS = ("keep", "delete", "merge")
_OPEN = [
    "¶ : nous sommes moins favorables à ce paragraphe.",
    "¶ should not be extended to ships.",
    "¶: We do not regard this as a prudent choice.",
    "¶: The ship dont le pavillon a été supprimé reste au port.",
    "¶: not spot on, I fear.",
    "¶: we would welcome ¶ if it were shorter.",
]
_NEW = [
    (
        "¶: Please change to six hours.\n\nWe would be happy to meet with you.",
        "",
    ),
    ('¶: we propose "ninety days" instead.', "ninety days"),
    ('¶: We\'d be comfortable with "no fog".', "no fog"),
    ('¶: Wir schlagen vor, "neunzig Tage" zu schreiben.', "neunzig Tage"),
    ('¶: Schreiben Sie doch "neunzig Tage".', "neunzig Tage"),
    ("¶: заменить слова «тридцать дней» словами «девяносто дней».", "девяносто дней"),
    ('¶: الاستعاضة عن "ثلاثين يوما" بعبارة "تسعين يوما".', "تسعين يوما"),
    ("¶: añadir, después de «mujeres», las palabras «y jóvenes».", "y jóvenes"),
    ("¶:建议在“妇女”之后增加“和青年”。", "和青年"),
    ('¶: Suggest "six hours".', "six hours"),
    ('¶: Consider "an independent auditor".', "an independent auditor"),
    ('¶: I suggest "two years".', "two years"),
    ("¶: Nous proposons « deux ans » à la place.", "deux ans"),
    ("¶: Proponemos «dos años» en su lugar.", "dos años"),
    ("¶: Предлагаем «два года».", "два года"),
    ('¶: After "women" insert "and children".', "and children"),
    ("¶: Nach dem Wort „Frauen“ die Worte „und Jugend“ einfügen.", "und Jugend"),
    ("¶: 将“三十天”改为“九十天”。", "九十天"),
    ("¶: Please extend it to nine months.\nThank you for your attention.", ""),
    ("¶: Please shorten to two days.\n\nWe remain at your disposal.", ""),
    ('¶: استبدال كلمة "شهر" بكلمة "سنة".', "سنة"),
    ('¶: Replace "ten days" with "two weeks".', "two weeks"),
    (
        "¶: Please amend as follows\nThe port is open to all.",
        "The port is open to all.",
    ),
]


@pytest.mark.parametrize(
    ("said", "expected"),
    [(said, expected) for expected, each in _ASKED.items() for said in each],
)
def test_what_is_asked(said: str, expected: str) -> None:
    assert str(action(said)) == expected


@pytest.mark.parametrize("said", _OPEN)
def test_what_is_not_clear_neither_keeps_nor_rids(said: str) -> None:
    assert str(action(said)) not in _KEEPS_OR_RIDS


@pytest.mark.parametrize(("said", "new"), _NEW)
def test_the_new_text_is_what_is_put_and_no_courtesy(said: str, new: str) -> None:
    assert (str(action(said)), request(said).proposed) == ("amend", new)


def test_the_grammar_of_a_wish_tells_what_is_to_stay() -> None:
    assert str(asked("we would prefer that ¶ stays.")) == "keep"
    assert str(asked("the port maintains a list, to which ¶ should refer.")) != "keep"


def test_a_colon_behind_a_contrast_announces_no_text() -> None:
    said = "We fear that ¶ counts miles rather than people: a bay and a cape are one."
    assert request(said).proposed == ""


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("we dont mind, it isnt new", "we don't mind, it isn't new"),
        ("le port dont la taxe", "le port dont la taxe"),
        ("as is his wont", "as is his wont"),
        ("they wont", "they won't"),
    ],
)
def test_a_missing_apostrophe_is_set_and_spans_lead_back(said: str, read: str) -> None:
    folded = apostrophized(fold(said))
    assert folded.text == read
    assert folded.raw == said
    assert folded.raw[folded.place(3) : folded.end(len(read))] == said[3:]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Two of the twenty metres are paid for.", "comment"),
        ("Deux des vingt mètres sont payés.", "comment"),
        ("Zwei der zwanzig Meter liegen im Trockenen.", "comment"),
        ("Two of the twenty metres should be free.", "amend"),
        ("Ten of the twenty metres.", "amend"),
    ],
)
def test_a_part_of_a_number_is_a_fact_and_no_other_value(said, expected) -> None:
    assert units(mail(f"Paragraph 6: {said}")) == [("PORT/1", "6", expected)]


def test_a_field_of_a_form_without_a_remark_says_nothing() -> None:
    assert says_nothing("Item: ¶\nRemark: none")
    assert says_nothing("¶ - Comments: nil")
    assert not says_nothing("¶: comments: no pilots are left")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("¶ halten wir für bedenklich.", False),
        ("¶ ist verfassungsrechtlich bedenklich.", False),
        ("¶ ist unbedenklich.", True),
        ("¶ ist nicht problematisch.", True),
        ("¶ nous paraît contestable.", False),
        ("¶ es inconstitucional.", False),
        ("¶ ist zu hoch.", False),
        ("We are only too happy with ¶.", True),
    ],
)
def test_who_judges_that_a_piece_is_wrong_does_not_keep_it(said, kept) -> None:
    assert (action(said).value == "keep") is kept
