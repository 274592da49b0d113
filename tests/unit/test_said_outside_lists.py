"""What neither wishes nor judges by any list of words, and still says something."""

import pytest

from rules.location import idle
from rules.paragraph import locate
from tests.harbour import ONE, mail, part, row

ASKS = "Paragraph 5 should go."
COMPLAINTS = (
    "Our nets will rot in the harbour.",
    "It forgets the women who mend the nets.",
    "Half of our members will have to give up.",
    "Nos filets vont pourrir.",
    "C'est absurde.",
    "Nuestras redes se pudrirán.",
    "Nadie preguntó a las viudas de pescadores.",
    "Unsere Netze werden verrotten.",
    "Das ist Unsinn.",
    "Другие страны делают иначе.",
    "Это чепуха.",
    "这会毁掉小渔村。",
    "你们忘记了灯塔看守人。",
    "إنهم يسرقوننا.",
)
UNSTOPPED = (
    "our nets will rot in the harbour",
    "we are being robbed",
    "This will kill the small villages",
    "vous avez oublié les gardiens de phare",
    "nos están robando",
    "niemand hat die Witwen gefragt",
    "это чепуха",
    "这是在抢我们",
)
SILENT = (
    "We met on Sunday in the parish hall.",
    "Many thanks for circulating the drafts.",
    "The Bank's remarks are few.",
    "See matrix.",
    "See inline.",
    "Добрый день!",
    "These are the points of our council:",
    "No comments.",
)
TITLES = (
    "Harbour fees",
    "Why fees matter",
    "Who we are",
    "Les filets et leur coût",
    "Rechte der Fischer",
    "Права рыбаков",
    "渔网与费用",
    "حقوق الصيادين",
)
RATED = (
    "The fishing nets are superfluous.",
    "Les filets sont trop chers.",
    "Las redes son inútiles.",
    "Die Netze sind völlig überflüssig.",
    "Сети устарели.",
    "渔网已经过时。",
    "الشباك مكلفة.",
)


@pytest.mark.parametrize("says", [*COMPLAINTS, *UNSTOPPED, *RATED])
def test_nobodys_complaint_is_lost(says):
    found = mail(says, ASKS)
    assert [c.text for c in found] == [says, ASKS]
    assert found[0].paragraphs in ((), ("*",))


@pytest.mark.parametrize("silent", [*SILENT, *TITLES])
def test_what_accompanies_and_a_title_say_nothing(silent):
    assert [c.text for c in mail(silent, ASKS)] == [ASKS]


#: They send or thank, and complain in the same breath.
BOTH = (
    "Merci pour la brochure, que l'on dirait faite par ceux qui n'ont jamais pêché.",
    "Adjuntamos nuestro informe, que ve en estas reglas un retroceso de veinte años.",
    "Направляем наш ответ, в котором одно: порт убивают.",
    "نرفق ردنا، وخلاصته أن الميناء يموت أمام أعيننا.",
    "现附上我们的答复，其实只有一句话：港口正在死去。",
)
#: Only of the letter, but in a tone that a person may look at.
QUIPS = (
    "Hello, my provider does not like docx so here is a zip. Hanna",
    "Je serai bref, car mes équipages ne sont pas payés pour lire.",
    "Буду краток: моим людям за чтение не платят.",
    "It took us longer than we hoped, but here it is.",
    "Ms Lind would like to drop by on the 14th, around 11. Room 20 as last time?",
    "Example: 9.9.9 | 1 | This is an example | Delete it",
)


@pytest.mark.parametrize("both", BOTH)
def test_who_sends_and_complains_in_one_sentence_is_asked_about(both):
    found = mail(both, ASKS)
    assert [c.text for c in found] == [both, ASKS]
    assert found[0].review


@pytest.mark.parametrize("quip", QUIPS)
def test_what_is_said_of_a_letter_is_on_no_piece(quip):
    *beside, asked = mail(quip, ASKS)
    assert asked.text == ASKS
    assert all(c.review and not c.paragraphs for c in beside)


def test_no_long_text_is_read_as_a_whole():
    assert not idle.says("Our nets will rot. " * 150)


@pytest.mark.parametrize(
    "part", ["Part 2:", "Part 4.", "Teil 2", "Título II", "第二部分", "Pillar 3"]
)
def test_below_the_name_of_a_part_nothing_is_on_the_piece_above(part):
    found = mail("In paragraph 5 the fees are too high.", part, "We welcome the lamps.")
    assert [c.paragraphs for c in found] == [("5",), ()]
    assert [c.text for c in found][1:] == ["We welcome the lamps."]


def test_what_fills_a_row_by_itself_is_not_lost():
    said = ("Our nets will rot.", "It forgets the widows", "Paragraph 7 should go.")
    rows = enumerate((("Comments",), *((one,) for one in said)), 1)
    cells = [cell for n, each in rows for cell in row(n, *each)]
    found = locate([part(*cells, name="a.docx", body=False)], "", ONE)
    assert [c.text for c in found] == [*said]
