"""Attribution: what stands below a line that leads to the title of a piece."""

import pytest

from rules.location.catalogue import telling
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, table

MARKET = Draft(
    id="MKT",
    title="Rules of the fish market",
    aliases=("market rules",),
    call="c",
    paragraphs=(
        Paragraph(
            label="1",
            text="Stalls are let by the day.",
            heading="§ 1 Letting of stalls",
        ),
        Paragraph(
            label="2",
            text="Scales are sealed every spring.",
            heading="Art. 2. [Seals and scales]",
        ),
        Paragraph(
            label="3",
            text="Waste is carried off by the sellers.",
            heading="3. Removal of waste and broken ice",
        ),
        Paragraph(
            label="4", text="Bells open the market.", heading="第四条（开市钟声）"
        ),
        Paragraph(label="5", text="Dogs stay outside.", heading="Article 5 - Dogs"),
    ),
)
CANAL = Draft(
    id="CNL",
    title="Rules of the old canal",
    call="c",
    paragraphs=(Paragraph(label="C1", text="Locks close at dusk.", heading="Locks"),),
)
DRAFTS = prepare([MARKET, CANAL])


def found(*blocks, subject=""):
    return [
        (c.document, c.paragraphs, [x.paragraph for x in c.candidates])
        for c in mail(*blocks, drafts=DRAFTS, subject=subject)
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Letting of stalls", "1"),
        ("On the letting of stalls", "1"),
        ("Concernant seals and scales", "2"),
        ("Zu removal of waste and broken ice:", "3"),
        ("Removal of the waste and of broken ice", "3"),
        ("关于开市钟声", "4"),
        ("Market rules: seals and scales", "2"),
        ("MKT > Letting of stalls", "1"),
        ("Market rules, dogs", "5"),
    ],
)
def test_what_stands_below_such_a_line_is_on_the_piece(line, label):
    said = "Nobody in our town understands why this is so."
    assert found(line, said) == [("MKT", (label,), [])]


@pytest.mark.parametrize(
    "line", ["On the fish market", "Market rules: parrots", "Remarks", "On dogs"]
)
def test_what_stands_below_another_line_is_not_decided(line):
    said = "Nobody in our town understands why this is so."
    assert all(not labels or labels == ("*",) for _, labels, _ in found(line, said))


def test_a_word_that_accompanies_below_a_title_is_on_its_piece():
    said = "Please find what our members wrote of this in the letter attached."
    assert ("MKT", ("2",), []) in found("Seals and scales", said)


def test_the_next_line_of_that_kind_ends_what_was_said():
    blocks = (
        "Letting of stalls",
        "Nobody in our town understands why this is so.",
        "Name of the paper",
        "Nobody in our town understands what it means.",
    )
    first, *others = found(*blocks)
    assert first == ("MKT", ("1",), [])
    assert [labels for _, labels, _ in others] == [()]


def test_lines_that_lead_to_matters_part_what_stands_below_them():
    blocks = (
        "Zu § 3",
        "Nobody in our town understands why this is so.",
        "Zu den Öffnungszeiten",
        "Nobody in our town understands what these mean.",
    )
    assert [labels for _, labels, _ in found(*blocks)] == [("3",), ()]


def test_a_cell_may_print_a_title_with_other_small_words():
    comments = table(
        ["Clause", "Comment"],
        ["Removal of the waste and of broken ice", "Not by the sellers, please."],
        drafts=DRAFTS,
    )
    assert [(c.document, c.paragraphs) for c in comments] == [("MKT", ("3",))]


def test_two_titles_with_the_same_long_words_are_told_by_all_their_words():
    drafts = prepare(
        [
            Draft(
                id="TWO",
                title="Note on two quays",
                call="c",
                paragraphs=(
                    Paragraph(label="1", text="North.", heading="Large boats at quays"),
                    Paragraph(label="2", text="South.", heading="Large boats on quays"),
                ),
            )
        ]
    )
    assert drafts.titled("Large boats on quays") == ("large", "boats", "on", "quays")
    assert drafts.titled("Large boats off quays") == ()
    assert telling(("large", "boats")) == ()


def test_a_line_without_a_capital_goes_on_with_what_was_said():
    blocks = (
        "Letting of stalls",
        "Nobody in our town understands why this is so.",
        "nor do those of the next town",
    )
    assert found(*blocks) == [("MKT", ("1",), [])]


#: Titles of articles, and a text of each, in the language of a draft.
PRINTED = {
    "Article": ("Of the salt tax", "Watch at night", "Every keeper of the pier {}."),
    "Artículo": ("Del impuesto de sal", "Guardia nocturna", "Todos los del muelle {}."),
    "Статья": ("О соляном налоге", "Ночная стража", "Все хранители этой пристани {}."),
    "Artikel": ("Von der Salzsteuer", "Wache bei Nacht", "Alle Wärter dieser Mole {}."),
}
DOES = ("pay", "wake", "sail")


def _printed(noun, *, most=True):
    first, second, text = PRINTED[noun]
    said = (f"{first}. ", f"{second}. " * most, "")
    return Draft(
        id="PIER",
        title="Draft of the pier",
        call="c",
        paragraphs=(
            Paragraph(label=None, text="Pier"),
            *(
                Paragraph(label=str(n), text=f"{noun} {n}.- {title}{text.format(does)}")
                for n, (title, does) in enumerate(zip(said, DOES, strict=True), 1)
            ),
        ),
    )


@pytest.mark.parametrize("noun", PRINTED)
def test_titles_with_which_texts_begin_name_their_pieces(noun):
    first, second, _ = PRINTED[noun]
    ready = prepare([_printed(noun)])
    bare = first.removeprefix("Of the ").removeprefix("Del ")
    bare = bare.removeprefix("О ").removeprefix("Von der ")
    for line in (f"{second}. Why so?", f"2) {second}. Why so?", f"{second}: Why so?"):
        one, other = mail(
            f"{bare if ' ' in bare else first}. Why so?", line, drafts=ready
        )
        assert (one.paragraphs, other.paragraphs) == (("1",), ("2",))


def test_where_few_texts_have_titles_a_sentence_is_none():
    draft = _printed("Article", most=False)
    (found,) = mail("Of the salt tax. Who pays it?", drafts=prepare([draft]))
    assert found.review
