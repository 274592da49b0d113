"""What is proposed: the new words, and never those that are struck."""

import pytest

from rules.action import request
from rules.action_text import new_text
from rules.citation.folding import fold
from rules.quotes import blanked, only_strikes, spans
from rules.terms import Action
from tests.harbour import TEXTS, mail, table, units


def _quoted(text):
    folded = fold(text)
    return [folded.raw[folded.place(a) : folded.end(b)] for a, b in spans(folded)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("no marks", []),
        ('say "a" and “b” and «c» and „d“', ['"a"', "“b”", "«c»", "„d“"]),
        ("“a «b» c” d", ["“a «b» c”"]),
        ('read "=LINK("http://a.test","b")".', ['"=LINK("http://a.test","b")"']),
        ('5" and 6" pipes', ['" and 6"']),
        ('"a" and "b', ['"a"']),
        ('a "b "c" d', ['"b "']),
        ('"a\nb" "c"', ['" "']),
        ("« a »", ["« a »"]),
        ('" a " b', ['" a "']),
        ("“a“ b” c”", ["“a“ b” c”"]),
    ],
)
def test_marks_are_closed_by_their_own_sign(text, quoted):
    assert _quoted(text) == quoted


def test_nobody_quotes_a_book():
    assert _quoted(f'"{"a" * 9000}" b') == []


def test_what_is_quoted_is_blanked():
    assert blanked(fold('say "a b" now')) == 'say "   " now'
    assert blanked(fold("none")) == "none"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ('Delete "at every public berth".', ""),
        ('Please delete the words "at every public berth of it".', ""),
        ("Supprimer « à chaque poste public ».", ""),
        ("Supprimer les mots « à chaque poste public du port ».", ""),
        ("Suprimir «en cada muelle público».", ""),
        ("Исключить слова «на каждом общем причале».", ""),
        ("第9段：删除“每个公共泊位的规定”。", ""),
        ('حذف عبارة "في كل رصيف عام".', ""),
        ("Die Wörter „an jedem öffentlichen Platz“ streichen.", ""),
        ('The words "at every public berth" should be deleted.', ""),
        ('Delete "190" and replace it by "205".', "205"),
        ('Delete "for a fee" and add: "free of charge".', "free of charge"),
        ("Replace 22:00 by 21:30.", "21:30"),
        ("Replace 22:00 by 21:30: it is better.", "21:30"),
        ('Replace "22:00" by "21:30".', "21:30"),
        ("Remplacer 22:00 par 21:30.", "21:30"),
        ("Change to 23:00-06:00.", ""),
        ("Amend to a ratio of 1:2 in all ports.", ""),
        ("Please add a link to https://example.org/lights at the end.", ""),
        ("Amend to read: open from 21:30 to 06:00.", "open from 21:30 to 06:00."),
        ("Should read: “Waste is “received” free.”", "Waste is “received” free."),
        ("In § 2 „zweimal“ durch „monatlich“ ersetzen. Das hilft allen.", "monatlich"),
        ("„drei“ streichen, „fünf“ durch „sechs“ ersetzen", "sechs"),
        ("„monatlich“ statt „zweimal“", "monatlich"),
        ("Statt „zweimal“ bitte „monatlich“.", "monatlich"),
        ("在第3段中，用“每月”代替“两次”。", "每月"),
        ("نقترح الاستعاضة عن «مرتين» بـ «شهريا».", "شهريا"),
        ("Substitute “monthly” for “twice”.", "monthly"),
        ("Change “twice” for “monthly”.", "monthly"),
    ],
)
def test_the_new_words_alone_are_proposed(text, new):
    asked = request(text)
    assert asked.action in (Action.AMEND, Action.DELETE)
    assert asked.proposed == new


def test_what_only_strikes_proposes_nothing():
    assert only_strikes('Delete "a b" and remove "c"')
    assert not only_strikes('Delete "a b" and insert "c"')
    assert not only_strikes("Delete it")


@pytest.mark.parametrize(
    ("cell", "action", "proposed"),
    [
        ("Delete.", "delete", ""),
        ("supprimer", "delete", ""),
        ("Delete the words “in heavy weather”", "amend", ""),
        ("“in a storm or thick fog only”", "amend", "in a storm or thick fog only"),
    ],
)
def test_a_cell_that_deletes_proposes_no_text(cell, action, proposed):
    (found,) = table(
        ("Paragraph", "Comment", "Proposed change"), ("8", "It is not clear.", cell)
    )
    assert (str(found.action), found.proposed) == (action, proposed)
    assert cell in found.text


def test_a_deletion_proposes_no_text():
    (found,) = mail("Paragraph 7: delete: it is useless, and it costs us money.")
    assert (found.action, found.proposed) == (Action.DELETE, "")


def test_a_few_words_that_are_only_named_are_not_proposed():
    named = "Sur l'article 3 :\nelle s'inquiète de la « neutralité du port »."
    assert new_text(named, Action.AMEND) == ""


# --- words quoted from within a paragraph ---------------------------------------------


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Delete “after a written examination”.", "amend"),
        ("Please strike the words “after a written examination”.", "amend"),
        ("“After a written examination” should be deleted.", "amend"),
        ("Supprimer « after a written examination ».", "amend"),
        ("Исключить слова «after a written examination».", "amend"),
        ("The words “Pilots are licensed by the harbour” should be deleted.", "amend"),
        ("“After a written examination” is too vague.", "comment"),
        # the first words alone stand for all
        ("Paragraph “Pilots are licensed by the harbour” should be deleted.", "delete"),
        ("On “Pilots are licensed by the harbour ...”: delete it.", "delete"),
        ("“… by the harbour master after a …”: this ought to go.", "delete"),
        ("“Pilots are licensed by the harbour master” should go.", "delete"),
        (f"“{TEXTS['7']}” should be deleted.", "delete"),
        (f"Delete “{TEXTS['7']}”", "delete"),
    ],
)
def test_of_words_within_a_paragraph_only_these_are_deleted(text, action):
    assert units(mail(text)) == [("PORT/1", "7", action)]


def test_a_paragraph_that_is_quoted_below_is_not_missing_above_an_answer():
    labels = ("5", "6", "7", "8")
    quoted = [f"> {label}. {TEXTS[label]}" for label in labels]
    new = TEXTS["9"].replace("every public berth", "all berths")
    found = mail(*quoted[:3], "This should be omitted.", quoted[3], f"Better: {new}")
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "9", "amend")]
