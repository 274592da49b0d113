"""Remarks that name their paragraph without its number, in seven languages."""

import pytest

from rules.location import topic
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail

_TITLES = ("I. Berths and moorings", "II. Fish market", "III. Fire at the quays")
_BAY = Draft(
    id="BAY",
    title="Rules of the bay",
    call="c",
    aliases=("the Bay Rules",),
    paragraphs=tuple(
        Paragraph(label=f"{n}", text=text, heading=_TITLES[(n > 3) + (n > 7)])
        for n, text in enumerate(
            (
                "Visiting yachts moor along the outer wall and pay for every night.",
                "A lantern hangs on each bollard from dusk until the first ferry.",
                "House boats need a permit of the warden, renewed every spring.",
                "Fishmongers rinse their stalls with sea water before the noon bell.",
                "Ice for the catch is crushed and handed out at public expense.",
                "The auctioneer reads the weight of each box aloud in two languages.",
                "Gulls are kept from the stalls by nets of undyed cotton.",
                "Hoses are tested monthly and hung where children cannot reach them.",
                "Night watchmen of the quays ring a brass bell at the smell of smoke.",
            ),
            1,
        )
    ),
)
_MOLE = Draft(
    id="MOLE",
    title="Rules of the mole",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=text, heading=heading)
        for label, text, heading in (
            ("1.1", "The mole is open to anglers.", "1 Anglers and rods"),
            ("1.2", "No rod is longer than four fathoms.", "1 Anglers and rods"),
            ("2.1", "Divers hoist a red flag.", "2 Divers"),
        )
    ),
)
_BOTH = prepare([_BAY, _MOLE])


def _told(*blocks):
    return [
        (c.document, *c.paragraphs, str(c.action)) if not c.review else "asked"
        for c in mail(*blocks, drafts=_BOTH)
    ]


def _offered(*blocks):
    return [
        [x.paragraph for x in c.candidates] if c.review else "decided"
        for c in mail(*blocks, drafts=_BOTH)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Under the heading “II. Fish market”, third paragraph: delete it.",
        "In the section “Fish market”, the third paragraph: delete it.",
        "The third paragraph under the heading “Fish market” should be deleted.",
        "The 3rd paragraph of the section on the fish market should be deleted.",
        "Sous l'intitulé « II. Fish market », troisième alinéa : à supprimer.",
        "Bajo el título «II. Fish market», tercer párrafo: suprímase.",
        "Под заголовком «Fish market», третий пункт: исключить.",
        "تحت العنوان «II. Fish market»، الفقرة الثالثة: تحذف.",
        "“II. Fish market”一节第三段：请删除。",
        "Im Abschnitt „II. Fish market“, dritter Absatz: streichen.",
    ],
)
def test_an_ordinal_counts_below_the_heading(said):
    assert _told(said) == [("BAY", "6", "delete")]


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Under the heading “Fire at the quays”, last paragraph: delete it.", "9"),
        ("Section “1 Anglers and rods”, last paragraph – delete it.", None),
        ("“Anglers and rods”, second paragraph – delete it.", "1.2"),
        ("Paragraph 6 in the section “Fish market”: delete it.", "6"),
        ("Paragraph 3 in the section “Berths and moorings”: delete it.", "3"),
    ],
)
def test_so_do_the_last_one_and_its_own_number(said, labels):
    (found,) = mail(said, drafts=_BOTH)
    assert found.review if labels is None else found.paragraphs == (labels,)


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("Under the heading “II. Fish market”, eighth paragraph: too long.", "4567"),
        ("Unter der Überschrift „Fischmarkt“, dritter Absatz: streichen.", "3"),
        ("“鱼市”一节第三段：请删除。", "3"),
        ("Under the heading “Berths and moorings”, seventh paragraph: no.", "123"),
    ],
)
def test_what_does_not_stand_there_is_asked_about(said, offered):
    assert _offered(said) == [[*offered]]


@pytest.mark.parametrize(
    "said",
    [
        "The whole section “Fish market”: delete it.",
        "Toute la section « Fish market » : à supprimer.",
        "Toda la sección «Fish market»: suprímase.",
        "Весь раздел «Fish market»: исключить.",
        "القسم «Fish market» بكامله: يحذف.",
        "“Fish market”整节：请删除。",
        "Die ganze Rubrik „Fish market“: streichen.",
    ],
)
def test_a_whole_part_by_its_title_is_all_of_it(said):
    assert _told(said) == [("BAY", "4", "5", "6", "7", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "The passage “until the first ferry”: we could live with it.",
        "‘hangs on each bollard from dusk’ – we could live with it.",
        "“… each bollard from dusk until …”. We could live with it.",
        "Là où vous écrivez, au début, « hangs on each bollard » : cela nous va.",
        "Donde se lee, al principio, «hangs on each bollard»: nos parece bien.",
        "Там, где сказано «… hangs on each bollard …»: нас это устраивает.",
        "حيث ورد «hangs on each bollard from dusk»: النص مقبول.",
        "草案中“hangs on each bollard from dusk”一句：可以接受。",
        "原文「hangs on each bollard from dusk」：可以接受。",
        "Dort, wo es heißt „hangs on each bollard“: damit können wir leben.",
    ],
)
def test_a_few_words_of_a_paragraph_name_it(said):
    (found,) = mail(said, drafts=_BOTH)
    assert (found.review, found.paragraphs) == (False, ("2",))


def test_a_comma_before_quoted_words_may_lead_to_other_things():
    said = "In addition, we ask for “hangs on each bollard” as a title."
    (found,) = mail(said, drafts=_BOTH)
    assert found.review


@pytest.mark.parametrize(
    "said",
    [
        "The paragraph on visiting yachts: keep it.",
        "A word on the provision about the outer wall. Keep it.",
        "As for what you write on visiting yachts: keep it.",
        "Where the draft speaks of the outer wall: keep it.",
        "The rule dealing with visiting yachts – keep it.",
    ],
)
def test_the_matter_of_one_paragraph_alone_names_it(said):
    assert _told(said) == [("BAY", "1", "keep")]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("The paragraph on the warden: keep it.", "3"),
        ("The paragraph on lanterns in fog on a lake: keep it.", "2"),
        ("What you write on stalls: keep it.", "4"),
    ],
)
def test_the_matter_of_several_is_asked_about(said, first):
    assert [x[0] for x in _offered(said)] == [first]


def test_one_word_that_opens_a_paragraph_alone_names_it():
    assert _told("The paragraph on hoses: keep it.") == [("BAY", "8", "keep")]


@pytest.mark.parametrize(
    "said",
    [
        "Le paragraphe sur les lanternes : à supprimer.",
        "Respecto de lo que se dice sobre los faroles: suprímase.",
        "Положение о фонарях. Исключить.",
        "ما ورد عن المصابيح: يحذف.",
        "谈到灯笼的条款：请删除。",
        "Wo es um Laternen geht: streichen.",
    ],
)
def test_a_matter_in_other_words_is_asked_about_and_ends_what_is_above(said):
    keeps = "“Gulls are kept from the stalls” – we could live with it."
    assert _told(keeps, said)[1:] == ["asked"]
    assert _told(f"Paragraph 7: our members like it enormously. {said}")[-1:] == [
        "asked"
    ]


def test_each_remark_of_a_block_is_a_comment():
    said = (
        "The passage “hangs on each bollard”: keep it. Our members like it. "
        "As for what you write on visiting yachts: please strike it out. "
        "“… the weight of each box aloud …” – keep it. Paragraph 8: delete it."
    )
    found = ["2 keep", "1 delete", "6 keep", "8 delete"]
    assert _told(said) == [("BAY", *each.split()) for each in found]


def test_below_the_heading_of_a_piece_a_matter_is_of_that():
    blocks = ("Paragraph 5", "What you write on visiting yachts: keep it.")
    assert [x for x in _told(*blocks) if x != "asked"] in (
        [],
        [("BAY", "5", "keep")],
    )


@pytest.mark.parametrize(
    "said",
    [
        "One of the paragraphs on stalls: delete it.",
        "The paragraph on stalls should go: it is too long.",
        "The section on fish market: delete it.",
        "The paragraph on stalls",
    ],
)
def test_other_words_lead_to_no_matter(said):
    assert topic.lead(said, (), _BOTH) is None


def test_a_matter_in_a_text_without_a_number_is_asked_about():
    aims = Draft(
        id="AIMS",
        title="Aims",
        call="c",
        paragraphs=(
            Paragraph(label=None, text="Quiet nights are our first concern."),
            Paragraph(label="1", text="Boats are few."),
        ),
    )
    (found,) = mail("The paragraph on quiet nights: good.", drafts=prepare([aims]))
    assert found.review


@pytest.mark.parametrize(
    "said",
    [
        "Under the heading “II. Fish market” nothing is said of eels.",
        "Bajo el epígrafe «II. Fish market» no se habla de anguilas.",
    ],
)
def test_the_number_of_a_title_ends_no_sentence(said):
    assert [c.text for c in mail(said, drafts=_BOTH)] == [said]
