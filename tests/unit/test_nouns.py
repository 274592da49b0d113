"""By what nouns official texts cite a numbered piece, and what only looks like one."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail


def draft(name, title, *labels):
    return Draft(
        id=name,
        title=title,
        call="c",
        paragraphs=tuple(
            Paragraph(label=n, text=f"Rope {n} is coiled before the ferry sails.")
            for n in labels
        ),
    )


PLAIN = prepare([draft("ROPES", "Notes on ropes", *map(str, range(1, 31)))])
DOTTED = prepare([draft("DECKS", "Manual of decks", "2.1", "2.2", "3.1.1", "4.1")])
ACT = prepare([draft("ACT", "Ferry act", "1", "4(1)(a)", "4(1)(b)", "4(2)", "7")])

#: A remark in each language; the pieces stand for "¶".
ASKS = {
    "en": ("¶: too short.", "We find that ¶ is too short."),
    "fr": ("¶ : trop court.", "Nous demandons la suppression du ¶."),
    "es": ("¶: demasiado corto.", "Pedimos la supresión del ¶."),
    "de": ("¶: zu kurz.", "Wir bitten, ¶ zu streichen."),
    "ru": ("¶: слишком коротко.", "Просим исключить ¶."),
    "ar": ("¶: قصير جدا.", "نقترح حذف ¶."),
    "zh": ("¶：太短。", "建议删除¶。"),
}
NOUNS = [
    *(("en", noun) for noun in ("Sect.", "Pt.", "provision", "no.", "Cl.", "sec.")),
    *(
        ("fr", noun)
        for noun in ("chiffre", "ch.", "chif.", "n°", "numéro", "sous-point")
    ),
    *(("fr", noun) for noun in ("rubrique", "chap.", "disposition", "sous-chiffre")),
    *(("es", noun) for noun in ("numeral", "n.º", "núm.", "pto.", "secc.", "ítem")),
    *(("es", noun) for noun in ("fracción", "acápite", "epígrafe", "subnumeral")),
    *(("es", noun) for noun in ("ponto", "alínea", "seção", "secção", "cláus.")),
    *(("de", noun) for noun in ("Zif.", "Abschn.", "Kap.", "Pos.", "Position")),
    *(("de", noun) for noun in ("Klausel", "Bestimmung", "Vorschrift", "Teilziffer")),
    *(("de", noun) for noun in ("Unterabschnitt", "Gliederungsnummer", "Ziff.")),
    *(("es", noun) for noun in ("pár.", "ap.")),
    *(("ru", noun) for noun in ("пар.", "парагр.")),
    *(("ru", noun) for noun in ("поз.", "позицию", "положение", "подраздел", "подп.")),
    *(("ar", noun) for noun in ("البند", "الفرع", "الباب", "المقطع", "البند الفرعي")),
    *(("zh", noun) for noun in ("第¶小节", "第¶小段", "第¶分段", "第¶小项", "第¶小点")),
    *(("zh", noun) for noun in ("条款¶", "段落¶", "第¶项", "第¶款")),
]


@pytest.mark.parametrize(("language", "noun"), NOUNS)
@pytest.mark.parametrize(("drafts", "label"), [(PLAIN, "12"), (DOTTED, "2.1")])
def test_a_noun_cites_a_piece(language, noun, drafts, label):
    piece = noun.replace("¶", label) if "¶" in noun else f"{noun} {label}"
    for ask in ASKS[language]:
        (found,) = mail(ask.replace("¶", piece), drafts=drafts)
        assert (found.paragraphs, found.review) == ((label,), False), ask


@pytest.mark.parametrize(
    ("piece", "label"),
    [
        ("Art. 4, ch. 2", "4(2)"),
        ("Art. 4 chiffre 2", "4(2)"),
        ("Art. 4, al. 1, let. a", "4(1)(a)"),
        ("Art. 4, núm. 2", "4(2)"),
        ("Artículo 4.º, inciso 2", "4(2)"),
        ("Artículo 4º, fracción 2", "4(2)"),
        ("Artigo 4.º, n.º 1, alínea a)", "4(1)(a)"),
        ("Art. 4 Abs. 1 Z 1", "4(1)(a)"),
        ("Art. 4 Ziff. 2", "4(2)"),
        ("подп. «а» ч. 1 ст. 4", "4(1)(a)"),
        ("المادة 4، البند 2", "4(2)"),
        ("第4条第2项", "4(2)"),
        ("Artículo 7º", "7"),
    ],
)
def test_a_noun_cites_a_piece_inside_an_article(piece, label):
    (found,) = mail(f"{piece}: ?", drafts=ACT)
    assert found.paragraphs == (label,)


def test_an_ordinal_sign_is_no_figure():
    (found,) = mail("Punto 2º: suprimir.", drafts=PLAIN)
    assert found.paragraphs == ("2",)


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 3: under these provisions 12 ports would close.",
        "Paragraph 3: we lie at buoy no. 12 in winter.",
        "Paragraphe 3 : le chiffre 12 est trop bas.",
        "Paragraphe 3 : les ports mis à disposition 12 mois par an ferment.",
        "Párrafo 3: se ponen a disposición 12 barcos.",
        "Párrafo 3: 12º de temperatura es poco.",
        "Absatz 3: Seite 2 Z. 12 ist leer.",
        "Пункт 3: это ухудшит положение 12 портов.",
        "Пункт 3: надо учесть позиции 12 портов.",
        "第3段：有关条款12年不变，不妥。",
        "الفقرة 3: يستغرق الباب 12 دقيقة.",
    ],
)
def test_what_only_counts_cites_nothing(text):
    (found,) = mail(text, drafts=PLAIN)
    assert found.paragraphs in ((), ("3",))
