"""Attribution: what stands below the heading of a piece and names another one."""

import pytest

from rules.paragraph import locate
from rules.terms import PassageKind
from tests.harbour import ONE, TEXTS, mail, part, passage, table

HEADS = {
    "en": "Paragraph 8",
    "fr": "Paragraphe 8",
    "es": "Párrafo 8",
    "ru": "Пункт 8",
    "ar": "الفقرة 8",
    "zh": "第8段",
    "de": "Absatz 8",
}
REASONS = {
    "en": [
        "Please drop it, because paragraph 6 provides for the same.",
        "Strike, since it is dealt with in paragraph 6.",
        "Please remove. Paragraph 6 already regulates the matter.",
        "Delete: identical to paragraph 6.",
        "See paragraph 6, too.",
    ],
    "fr": [
        "À biffer, car le paragraphe 6 le règle déjà.",
        "Supprimer, étant donné que cela est tranché au paragraphe 6.",
        "À supprimer. Le paragraphe 6 couvre déjà ce cas.",
    ],
    "es": [
        "Elimínese, ya que el párrafo 6 lo regula.",
        "Suprimir: coincide con el párrafo 6.",
        "Bórrese. El párrafo 6 ya lo contempla.",
    ],
    "ru": [
        "Удалить, так как это урегулировано пунктом 6.",
        "Исключить: совпадает с пунктом 6.",
        "Просим исключить. Пункт 6 уже охватывает этот случай.",
    ],
    "ar": [
        "تحذف نظرا لأن الفقرة 6 تنظم ذلك.",
        "يرجى حذفها، فهي مطابقة للفقرة 6.",
        "تحذف. الفقرة 6 تتناول هذا بالفعل.",
    ],
    "zh": [
        "请删除，由于第6段已有说明。",
        "删去。第6段已经写明这一点。",
        "应删除，内容与第6段雷同。",
    ],
    "de": [
        "Bitte streichen, weil Absatz 6 das schon regelt.",
        "Streichen, denn es steht bereits in Absatz 6.",
        "Streichen. Absatz 6 bestimmt das bereits.",
    ],
}
MERGERS = {
    "en": "To be merged with paragraph 6.",
    "fr": "À fusionner avec le paragraphe 6.",
    "es": "Debe fusionarse con el párrafo 6.",
    "ru": "Следует объединить с пунктом 6.",
    "ar": "ينبغي دمجها مع الفقرة 6.",
    "zh": "应与第6段合并。",
    "de": "Mit Absatz 6 zusammenführen.",
}
OTHERS = {
    "en": "Paragraph 6 should be deleted.",
    "fr": "Nous appuyons le paragraphe 6.",
    "es": "Apoyamos el párrafo 6.",
    "ru": "Поддерживаем пункт 6.",
    "ar": "نؤيد الفقرة 6.",
    "zh": "我们支持第6段。",
    "de": "Absatz 6 bitte streichen.",
}
BOTH = [(lang, said) for lang, all_ in REASONS.items() for said in all_]


def on(found):
    """The pieces that are decided, or asked about."""
    return [{*c.paragraphs} or {x.paragraph for x in c.candidates} for c in found]


def noted(words):
    title = passage("the Harbour Rules", "p0")
    body = [passage(f"{n}. {t}", f"p{n}") for n, t in TEXTS.items()]
    kind = PassageKind.MARGIN_COMMENT
    note = passage(words, "c1", kind, author="Ann", anchor=("p8",))
    return locate([part(title, *body, note, name="d.docx", body=False)], "", ONE)


@pytest.mark.parametrize(("lang", "said"), BOTH)
def test_a_reason_below_a_heading_names_no_other_target(lang, said):
    assert on(mail(HEADS[lang], said)) == [{"8"}]
    assert on(mail(f"{HEADS[lang]}\n{said}")) == [{"8"}]
    assert on(mail(f"{HEADS[lang]}: {said}")) == [{"8"}]
    assert on(table((HEADS[lang], said), ("Paragraph 9", "Too long.")))[0] == {"8"}


@pytest.mark.parametrize(("lang", "said"), BOTH)
def test_a_reason_in_a_note_names_no_other_target(lang, said):
    assert on(noted(said)) == [{"8"}], lang


@pytest.mark.parametrize(("lang", "said"), MERGERS.items())
def test_a_merger_below_a_heading_is_on_both(lang, said):
    for found in (mail(HEADS[lang], said), mail(f"{HEADS[lang]}\n{said}")):
        assert on(found) == [{"8", "6"}]
        assert (found[0].review, found[0].action) == (False, "merge")


@pytest.mark.parametrize(("lang", "said"), OTHERS.items())
def test_what_has_another_piece_for_its_matter_is_on_that(lang, said):
    assert on(mail(HEADS[lang], said)) == [{"6"}]
    assert on(mail(f"{HEADS[lang]}\n{said}")) == [{"6"}]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("Paragraph 8 is fine. Since paragraph 6 is too long, cut it.", ["8", "6"]),
        ("Paragraph 8 is fine. Given its weight, we support paragraph 6.", ["8", "6"]),
        ("Paragraph 8 is fine. We also like paragraph 6.", ["8", "6"]),
        ("Paragraph 8 is fine. Paragraph 6 regulates too much; delete it.", ["8", "6"]),
        ("Paragraph 8: strike it. It is covered by paragraph 6.", ["8"]),
        ("We neither support nor oppose paragraph 8.", ["8"]),
    ],
)
def test_what_is_no_reason_remains_a_point(said, places):
    assert on(mail(said)) == [{x} for x in places]


def test_a_clause_that_asks_behind_the_piece_is_on_it():
    said = "The fee is dealt with in paragraph 6, where “twenty” should be “thirty”."
    assert on(mail(f"Paragraph 8 is fine. {said}")) == [{"8"}, {"6"}]


def test_a_line_that_says_something_is_no_heading():
    found = mail("We like paragraph 8", "Drop, because paragraph 6 says it.")
    assert {"6"} in on(found) or {"8"} in on(found)
    assert on(mail("Paragraph 8, as we see it,\nrepeats paragraph 6.")) == [{"8"}]


def test_the_piece_of_the_heading_may_be_named_once_more():
    assert on(mail("Paragraph 8", "Delete paragraph 8, as it repeats the act.")) == [
        {"8"}
    ]
