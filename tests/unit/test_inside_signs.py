"""An "Absatz" below "§ 4" is one of that, and no "§" itself."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, part, passage, row, table, units
from tests.unit.test_names_and_wholes import cited, light, upto

TEXTS = {
    "2": "Der Chor probt wöchentlich.",
    "4": "Der Vorstand tagt monatlich.",
    "4a": "Noten werden verliehen.",
    "5": "Der Beitrag beträgt zehn Taler.",
    "6(1)": "Wer fehlt, meldet sich.",
    "6(2)": "Wer dreimal fehlt, zahlt.",
}


def choir(title):
    paragraphs = tuple(Paragraph(label=k, text=v) for k, v in TEXTS.items())
    return prepare([Draft(id="CHOR", title=title, call="c", paragraphs=paragraphs)])


STATUTES, ORDER = choir("Satzung des Chors"), choir("Chorordnung")
AMENDS = "Zu Artikel 1 Nummer 2 (§ 4)"


@pytest.mark.parametrize("drafts", [STATUTES, ORDER])
@pytest.mark.parametrize(
    ("head", "said", "found"),
    [
        ("§ 4a Noten", "Einfügung eines Absatz (5): „Wer leiht, haftet.“", "4a add"),
        ("§ 4", "Absatz 5 ist unklar.", "4 comment"),
        ("§ 4", "Abs. 2 sollte lauten: „Er tagt am Montag.“", "4 amend"),
        ("§ 4", "§ 5 ist unklar.", "5 comment"),
        ("§ 6", "Absatz 2 ist zu streng.", "6(2) comment"),
    ],
)
def test_it_lies_in_what_is_spoken_of(drafts, head, said, found):
    label, action = found.split()
    assert ("CHOR", label, action) in units(mail(head, said, drafts=drafts))


def test_before_any_sign_it_is_what_it_is_called():
    [found] = mail("Absatz 5 ist unklar.", drafts=ORDER)
    assert units([found]) == [("CHOR", "5", "comment")]


def test_what_is_called_a_new_one_without_an_article_is_not_taken_for_another():
    found = mail("§ 4", "Neuer Absatz (5): „Er tagt am Montag.“", drafts=STATUTES)
    assert ("CHOR", "5", "add") not in units(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Article 11 - 1er janvier sans exposant", "11"),
        ('Article 12 - "2°L\'alinéa" collé', "12"),
        ("Articles 3 - 5: agreed.", "3 4 5"),
        ("Articles 11 - 12 are fine.", "11 12"),
    ],
)
def test_a_dash_before_a_lower_number_makes_no_range(text, found):
    code = light("CODE", "Code du port, projet de loi", *upto(14))
    law = light("LAW", "Projet de loi sur les ports", *upto(14))
    assert cited(text, law) == [f"LAW {found}"]
    assert cited(text, law, code)[0] != f"CODE {found}"


def test_a_bill_and_statutes_have_articles():
    bill = light("BILL", "Projet de loi sur les phares", *upto(4))
    other = light("NOTE", "Note on lamps", *upto(6))
    statutes = light("EST", "Estatuto da Associação de Faróis", *upto(9))
    rivals = [["NOTE 3", "BILL 3"]]  # who is careless calls paragraphs so
    assert cited("Article 3 is long.", bill, other) == rivals
    assert cited("Remoção dos artigos 8 e 9", statutes, bill) == ["EST 8 9"]
    code = light("ZK", "Морской кодекс", *upto(9))
    assert cited("Статью 9 следует изменить.", code, bill) == ["ZK 9"]


@pytest.mark.parametrize("said", ["Remoção do artigo 3", "Supressão do artigo 3"])
def test_no_word_of_a_brief_line_is_lost(said):
    drafts = prepare([light("EST", "Estatuto da Associação de Faróis", *upto(9))])
    [found] = mail(said, drafts=drafts)
    assert "3" in {*found.paragraphs, *(c.paragraph for c in found.candidates)}


def test_below_an_article_a_paragraph_may_be_either():
    drafts = prepare([light("CONV", "Draft convention on fog", *upto(8))])
    for said in ("Paragraph 5 is unclear.", "Insert a new paragraph 5: “Fog is wet.”"):
        *_, found = mail("Article 2", said, drafts=drafts)
        assert found.review
        assert {"2", "5"} == {c.paragraph for c in found.candidates}
    found = mail("Article 2", "Article 5 is unclear.", drafts=drafts)
    assert units(found) == [("CONV", "5", "comment")]


def test_a_new_one_is_put_behind_no_piece_of_another_draft():
    order = Draft(
        id="GO",
        title="Geschäftsordnung des Chors",
        call="c",
        paragraphs=(
            Paragraph(label="1", text="Man tagt."),
            Paragraph(label="2", text="Man singt."),
        ),
    )
    statutes = light("SATZ", "Satzung des Chors", "1", "4(1)", "4(2)", "7")
    said = "Einfügung eines Absatz (5): „Man singt leise.“"
    drafts = prepare([order, statutes])
    found = mail("Geschäftsordnung des Chors", "§ 2", said, drafts=drafts)
    assert units(found) == [("GO", "2", "add")]


@pytest.mark.parametrize(
    ("said", "second"),
    [
        ("Paragraph 6 sets a fee. A rule on long-haul boats at paragraph 8 is odd.", 8),
        ("The paragraph 6 fee is due. The fog rule at paragraph 9 has no end.", 9),
    ],
)
def test_a_further_sentence_on_a_thing_at_a_piece_is_on_that(said, second):
    first, other = mail(said)
    assert first.paragraphs == ("6",)
    named = {*other.paragraphs, *(c.paragraph for c in other.candidates)}
    assert named == {str(second)}


def test_a_sentence_that_points_back_is_not():
    found = mail("Paragraph 6 should go. The rule at paragraph 8 covers it.")
    assert all(c.review or c.paragraphs == ("6",) for c in found)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("§§ 4 bis 5 werden aus der Satzung in eine neue Ordnung verschoben", "4 4a 5"),
        ("§§ 2 und 4a werden in einer neuen Ordnung geregelt", "2 4a"),
        ("§ 4a wird aus der Satzung gestrichen", "4a"),
    ],
)
def test_what_is_said_in_a_line_is_no_heading_of_the_next(said, found):
    first, *_ = mail(said, "§ 2 ist zu lang.", drafts=STATUTES)
    assert (first.review, " ".join(first.paragraphs)) == (False, found)


def test_a_line_of_a_piece_and_its_matter_still_is_one():
    [found] = mail("§ 4a Verleih von Noten", "Bitte streichen.", drafts=STATUTES)
    assert units([found]) == [("CHOR", "4a", "delete")]


def test_what_is_not_there_is_in_no_piece():
    *_, found = mail("§ 6", "Absatz 9 fehlt.", drafts=STATUTES)
    assert found.review


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("If you have the time, please shorten paragraphs 5 and 6.", False),
        ("If you keep paragraph 5, paragraph 6 should go.", True),
        ("If the fee is kept, paragraph 5 repeats paragraph 6.", True),
    ],
)
def test_who_asks_politely_sets_no_condition(said, asked):
    assert [c.review for c in mail(said)] == [asked]


HARBOURS = prepare(
    [
        Draft(
            id="QUAIS",
            title="Projet de loi sur les quais",
            call="c",
            paragraphs=tuple(
                Paragraph(label=n, heading=f"Article {n} – {title}", text=text)
                for n, title, text in (
                    ("1", "Accès", "Les navires accèdent aux quais."),
                    ("2", "Pilotage", "Le pilote monte à bord."),
                    ("3", "Redevances", "Une redevance est due par escale."),
                    ("3 AB", "Remorquage", "Le remorqueur est réservé la veille."),
                    ("3 bis", "Déchets", "Les déchets sont déposés à terre."),
                )
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["Supprimer l'alinéa 4 de l'article 3."], "3 amend"),
        (["L'alinéa 15 de l'article 3 est trop vague."], "3 comment"),
        (["L'alinéa 3 de l'article 3 AB est long."], "3 AB comment"),
        (["L'article 3 AB est trop vague."], "3 AB comment"),
        (["ARTICLE 3 AB", "La veille est trop tard."], "3 AB comment"),
        (["Article 3 AB", "Rédiger ainsi l'alinéa 1 : « Il attend. »"], "3 AB amend"),
        (["Sur l'article 2 :", "- L'alinéa 3 est trop vague."], "2 comment"),
    ],
)
def test_an_alinea_lies_in_the_article_that_is_spoken_of(said, found):
    label, _, action = found.rpartition(" ")
    got = units(mail(*said, drafts=HARBOURS))
    assert ("QUAIS", label, action) in got, got


@pytest.mark.parametrize(
    "said",
    [
        ["Supprimer l'alinéa 2."],
        ["Supprimer l'alinéa 2 de l'article 7."],
        ["Les articles 3, 3 AB et 2 sont trop vagues."],
        ["L'article 3 bis A est trop vague."],
    ],
)
def test_an_alinea_of_nothing_is_a_question(said):
    assert all(found.review for found in mail(*said, drafts=HARBOURS))


def test_a_capital_that_is_a_word_is_no_letter_of_an_article():
    found = mail("ARTICLE 3 A REVOIR : trop long.", drafts=HARBOURS)
    assert all("AB" not in str(each.paragraphs) for each in found)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("§§ 2 Abs. 3 und 4 Abs. 1 sind unklar.", "2 4"),
        ("§§ 2 Abs. 3 S. 1 und 4 Abs. 1 S. 2 sind unklar.", "2 4"),
        ("§ 2 Abs. 1, 4 Abs. 2 und § 5 sind unklar.", "2 4 5"),
        ("§§ 2 Abs. 3 sowie 4a Abs. 1 sind unklar.", "2 4a"),
        ("§ 2 Abs. 3 und § 4a Abs. 5 sind unklar.", "2 4a"),
        ("§ 4 Abs. 1 und 2 sind unklar.", "4"),
        ("Die in§ 4a Abs. 2-7 genannten Noten sind alt.", "4a"),
        ("Die Vorschrift des § 4a ist unklar.", "4a"),
        ("Der § 4 ist unklar, s. § 5.", "4"),
    ],
)
def test_a_number_before_an_absatz_is_a_sign_of_its_own(said, found):
    [one] = mail(said, drafts=STATUTES)
    assert (one.review, " ".join(one.paragraphs)) == (False, found)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["§ 4", "Absatz 5 ist zu streichen."], "4 amend"),
        (["§ 4", "Wir fordern die Streichung von Absatz 5."], "4 amend"),
        (["§ 4", "In Absatz 5 ist Satz 2 zu streichen."], "4 amend"),
        (["§ 4", "Die Vorschrift ist zu streichen."], "4 delete"),
        (["§ 4", "Absatz 9:", "Dieser Absatz sollte gestrichen werden."], "4 amend"),
        (["Absatz 5", "Dieser Absatz sollte gestrichen werden."], "5 delete"),
    ],
)
def test_who_deletes_an_absatz_amends_what_it_lies_in(said, found):
    label, action = found.split()
    assert ("CHOR", label, action) in units(mail(*said, drafts=ORDER))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["À l'article 2, supprimer l'alinéa 4."], "2 amend"),
        (["Article 2", "Alinéas 4 à 7", "Supprimer ces alinéas."], "2 amend"),
        (["Article 2", "Supprimer cet article."], "2 delete"),
    ],
)
def test_who_deletes_an_alinea_amends_the_article(said, found):
    label, action = found.split()
    assert ("QUAIS", label, action) in units(mail(*said, drafts=HARBOURS))


def test_what_a_draft_prints_as_absatz_is_no_part_of_itself():
    [found] = mail("Absatz 5 ist lang. Daher ist Absatz 5 zu streichen.", drafts=ORDER)
    assert units([found]) == [("CHOR", "5", "delete")]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([AMENDS, "Artikel 1 Nummer 2 ist zu streichen."], ["4"]),
        ([AMENDS, "Artikel 1 Nummer 22 ist zu streichen."], [""]),
        ([AMENDS, "Artikel 8 Nummer 2 ist zu streichen."], [""]),
    ],
)
def test_the_article_of_a_law_that_amends_is_named_again(said, found):
    assert [" ".join(c.paragraphs) for c in mail(*said, drafts=STATUTES)] == found


def test_a_heading_with_nothing_but_the_caption_of_reasons_says_nothing():
    head = "2. Zu Artikel 8 Nummer 2 (§ 4 Absatz 7)"
    found = mail(head, "Begründung:", "§ 5 ist falsch.", drafts=STATUTES)
    assert [c.paragraphs for c in found] == [("5",)]
    [one] = mail(head, "Begründung:", "Man tagt zu oft.", drafts=STATUTES)
    assert one.paragraphs == ("4",)


@pytest.mark.parametrize("where", [[], ["Alinéa 4"], ["Après l'alinéa 5"], ["II"]])
def test_a_table_below_an_article_is_on_it_wherever_in_it(where):
    heading = [passage(x, f"h{n}") for n, x in enumerate(["ARTICLE 2", *where])]
    head, new = ("Projet de loi", "Amendement"), ("", "Supprimer « à bord ».")
    [found] = table(head, new, drafts=HARBOURS, before=heading)
    assert units([found]) == [("QUAIS", "2", "amend")]


def test_below_the_table_of_an_amendment_its_object_is_the_reason():
    head, new = ("Projet de loi", "Amendement"), ("", "Supprimer « à bord ».")
    cells = [c for n, r in enumerate((head, new), 1) for c in row(n, *r)]
    said = [passage(x, f"z{n}") for n, x in enumerate(("Objet", "Il fait froid."))]
    [found] = locate([part(passage("Article 2", "h"), *cells, *said)], "", HARBOURS)
    assert (found.paragraphs, "Il fait froid." in found.text) == (("2",), True)


def test_the_reasons_given_for_a_draft_are_no_other_law():
    said = "In der Gesetzesbegründung zu § 4 und zu § 5 sollte das Ziel genannt werden."
    [found] = mail(said, drafts=STATUTES)
    assert units([found]) == [("CHOR", "4", "5", "amend")]


def test_a_shortened_word_ends_no_sentence():
    [found] = mail("Die Noten der Bläser, insb. in § 4a, sind alt.", drafts=STATUTES)
    assert (found.paragraphs, found.text[:3]) == (("4a",), "Die")
