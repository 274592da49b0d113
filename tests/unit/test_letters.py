"""Fifteen situations in six languages, word for word; and what must never happen.

The letters stand in golden/letters/. After a change of words, write them anew
and read the difference: `GOLDEN=write python -m pytest tests/unit/test_letters.py`.
"""

import email
import email.policy
import os
import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from outbox import bounds, mime
from outbox.letters import CommentLine, Facts, FileLine, compose
from outbox.naming import message_id
from outbox.overrides import REQUIRED, check_folder
from outbox.wording import LANGUAGES, SHIPPED
from pipeline.extract.ooxml import PROTECTED
from pipeline.letters.reasons import codes
from rules import citation, correction
from rules.terms import (
    Action,
    Address,
    Clock,
    Draft,
    LetterKind,
    Paragraph,
    Read,
    Verdict,
    Window,
)

GOLDEN = Path(__file__).parent / "golden" / "letters"


def utc(day, hour=0, minute=0, second=0, month=1):
    return datetime(2014, month, day, hour, minute, second, tzinfo=UTC)


WINDOW = Window(
    call="drafts",
    title="Comments on the first drafts",
    zone="Europe/Zurich",
    soft=utc(17, 23),
    hard=utc(24, 23),
)


def comment(no, document, paragraphs, action, words):
    return CommentLine(
        id=f"WSIS+10/3/17-{no}",
        document=document,
        paragraphs=paragraphs,
        action=action,
        words=words,
    )


COMMENTS = (
    comment(1, "S2/C", ("17", "18"), Action.MERGE, "These two say the same thing."),
    comment(2, "S2/C", ("60 bis",), Action.DELETE, "Delete this paragraph."),
    comment(
        3,
        "V1.1/C/ALC7/E-Health",
        ("4",),
        Action.ADD,
        "Le droit à la santé doit figurer dans ce texte. " * 6,
    ),
    comment(4, "S2/C", ("*",), Action.GENERAL, "نرحب بهذه الوثيقة وندعمها"),
    replace(
        comment(5, "", (), Action.COMMENT, "We have doubts about this."), review=True
    ),
    comment(6, "", ("*",), Action.GENERAL, "The drafts are too long."),
)
BASE = Facts(
    kind=LetterKind.ACKNOWLEDGEMENT,
    language="en",
    consultation="WSIS+10 MPP, third physical meeting",
    secretariat="WSIS Secretariat",
    delivery="D000017",
    subject="Comments of Canada on S2/C",
    received_at=utc(17, 22, 59, 59),
    clock=Clock.RECEIVED,
    verdict=Verdict.ON_TIME,
    window=WINDOW,
    number="WSIS+10/3/17",
    files=(FileLine(name="comments.docx", read=Read.FULL),),
    comments=COMMENTS,
    stakeholders=("Canada",),
)
LATE = replace(
    BASE,
    kind=LetterKind.LATE,
    number="",
    received_at=utc(24, 23),
    verdict=Verdict.LATE,
    subject="تعليقات على الوثيقة",
    comments=(),
)
EXTENDED = replace(WINDOW, hard=utc(31, 23), version=2)
WHY = "It is protected by a password."
LOCKED = FileLine(
    name="statement.pdf", read=Read.HELD, why=PROTECTED, reasons=codes(PROTECTED)
)
SITUATIONS = {
    "acknowledgement": BASE,
    "acknowledgement-grace": replace(
        BASE,
        received_at=utc(20, 23, 30),
        clock=Clock.INTERNALDATE,
        verdict=Verdict.GRACE,
        files=(
            FileLine(name="position.pdf", read=Read.PARTIAL, why="Page 4 is a scan."),
            FileLine(name="ملاحظات.docx", read=Read.HELD, why=WHY),
        ),
        stakeholders=("Internet Society", "中国互联网协会"),
        stakeholder_review=True,
        supersedes="WSIS+10/3/9",
        comments=COMMENTS[4:5],
    ),
    "acknowledgement-nothing-found": replace(
        BASE, files=(), comments=(), stakeholders=(), subject=""
    ),
    "acknowledgement-one-deadline": replace(
        BASE,
        verdict=Verdict.EARLY,
        window=replace(WINDOW, zone="UTC", soft=utc(1, month=2), hard=utc(1, month=2)),
        comments=(replace(COMMENTS[0], labels=("16", "17", "18", "19")),),
    ),
    "late": LATE,
    "late-first-seen": replace(LATE, clock=Clock.FIRST_SEEN, received_at=utc(25, 8)),
    "unreadable": replace(
        BASE,
        kind=LetterKind.UNREADABLE,
        files=(
            FileLine(name="cover.docx", read=Read.FULL),
            LOCKED,
        ),
    ),
    "withdrawn": replace(BASE, kind=LetterKind.WITHDRAWN),
    "restored": replace(BASE, kind=LetterKind.RESTORED),
    "correction": replace(
        BASE,
        kind=LetterKind.CORRECTION,
        comments=(
            COMMENTS[0],
            replace(COMMENTS[1], out=True),
            replace(COMMENTS[2], paragraphs=("18",)),
        ),
    ),
    "extension": replace(
        LATE,
        kind=LetterKind.EXTENSION,
        number="WSIS+10/3/58",
        verdict=Verdict.GRACE,
        window=EXTENDED,
        previous=WINDOW,
    ),
    "extension-still-late": replace(
        LATE,
        kind=LetterKind.EXTENSION,
        received_at=utc(1, 7, 5, month=2),
        window=EXTENDED,
        previous=WINDOW,
    ),
    "admission": replace(
        LATE,
        kind=LetterKind.ADMISSION,
        number="WSIS+10/3/112",
        comments=COMMENTS[:2],
    ),
    "admission-issued-again": replace(
        LATE,
        kind=LetterKind.ADMISSION,
        number="WSIS+10/3/112",
        comments=COMMENTS[2:3],
        issued=True,
    ),
    "publication": replace(
        BASE,
        kind=LetterKind.PUBLICATION,
        url="https://example.org/wsis/compilation.html",
    ),
    "set-aside": replace(BASE, kind=LetterKind.SET_ASIDE),
}
every_letter = pytest.mark.parametrize(
    ("situation", "language"),
    [(name, language) for name in SITUATIONS for language in LANGUAGES],
)


@every_letter
def test_a_letter_reads_word_for_word_as_agreed(situation, language):
    letter = compose(replace(SITUATIONS[situation], language=language))
    path = GOLDEN / f"{situation}.{language}.txt"
    written = f"Subject: {letter.subject}\n\n{letter.text}"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(written, "utf-8")
    assert written == path.read_text("utf-8")


@every_letter
def test_the_page_says_what_the_text_says(situation, language):
    letter = compose(replace(SITUATIONS[situation], language=language))
    page = html.fromstring(letter.html)
    text = re.sub(r"(?m)^ *(-|\d+\.) ", "", letter.text)
    # the table of facts has no colons, everything else is the same
    words = "".join(page.find_class("letter")[0].itertext())
    assert squeezed(words) == squeezed(text)
    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.get("lang") == language


def squeezed(text):
    return re.sub(r"[\s:：]", "", text)


@every_letter
def test_a_letter_never_prints_an_empty_field_or_a_wrong_bracket(situation, language):
    letter = compose(replace(SITUATIONS[situation], language=language))
    text = f"{letter.subject}\n{letter.text}"
    assert "\n\n\n" not in text
    assert not re.search(r"[{}]|None|“”|«\s*»|\(\s*\)", text)
    assert len(re.findall("[\u2066\u2068]", text)) == text.count("\u2069")
    for opening, closing in ("()", "（）", "“”", "«»"):
        assert text.count(opening) == text.count(closing)


def test_a_deadline_is_printed_as_the_last_second_included_with_zone_and_utc():
    text = compose(LATE).text
    assert (
        "Received: 25 January 2014, 00:00:00 Europe/Zurich "
        "(24 January 2014, 23:00:00 UTC)\n" in text
    )
    assert (
        "Final cut-off (last second included): 24 January 2014, 23:59:59 "
        "Europe/Zurich (22:59:59 UTC)\n" in text
    )


def test_a_late_letter_says_that_the_text_is_kept_and_what_can_be_done():
    text = compose(LATE).text
    assert "Reference: D000017" in text
    assert "kept, complete and unchanged" in text
    assert "ask for its admission" in text
    assert not re.search(r"reject|delet|refus", text)


def test_comments_keep_the_numbers_that_a_reply_will_name():
    text = compose(SITUATIONS["correction"]).text
    assert re.findall(r"(?m)^(\d+)\. ", text) == ["1", "2", "3"]
    assert '<li value="3">' in compose(SITUATIONS["correction"]).html


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_action_clock_verdict_and_reading_has_words(language):
    whole = replace(BASE, language=language, previous=WINDOW, url="https://a.example")
    for kind in LetterKind:
        for verdict in Verdict:
            assert compose(replace(whole, kind=kind, verdict=verdict))
    for clock in Clock:
        assert compose(replace(whole, clock=clock))
    for action in Action:
        point = replace(COMMENTS[0], action=action)
        assert compose(replace(whole, comments=(point,)))
    for read in Read:
        file = FileLine(name="a.pdf", read=read)
        assert compose(replace(whole, files=(file,)))


# --- what comes from a mail ------------------------------------------------------

HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\r\n\t\x00\u202e\u2066\u2069\u2028<>&'\"{}%:-1. "),
    ),
    max_size=400,
)


@settings(max_examples=60, deadline=None)
@given(text=HOSTILE, language=st.sampled_from(LANGUAGES))
def test_no_text_of_a_mail_can_add_a_line_a_tag_or_turn_the_direction(text, language):
    quiet, loud = (
        compose(
            replace(
                BASE,
                language=language,
                subject=words,
                files=(FileLine(name=words, read=Read.HELD, why=words),),
                comments=(replace(COMMENTS[0], words=words, document=words),),
                stakeholders=(words,),
            )
        )
        for words in ("x", f"x{text}x")
    )
    assert loud.text.count("\n") == quiet.text.count("\n")
    assert "\n" not in loud.subject
    assert not any(unicodedata.category(c) == "Cc" for c in loud.text if c != "\n")
    assert "\u202e" not in loud.text
    marks = MappingProxyType({"\u2066": 1, "\u2068": 1, "\u2069": -1})
    for line in loud.text.splitlines():
        assert sum(marks.get(c, 0) for c in line) == 0
    assert tags(loud.html) == tags(quiet.html)


def tags(page):
    return [element.tag for element in html.fromstring(page).iter()]


def test_template_language_in_a_subject_is_only_text():
    letter = compose(replace(BASE, subject="{{ number }}{% include 'x' %}"))
    assert "{{ number }}{% include 'x' %}" in letter.text


def test_a_long_subject_is_echoed_to_200_characters():
    text = compose(replace(BASE, subject="s" * 5000)).text
    assert f"“{'s' * 199}…”" in text


def test_a_tower_of_accents_is_cut_down():
    text = compose(replace(BASE, subject="Z" + "\u0301" * 500)).text
    assert text.count("\u0301") == 8


def test_only_the_address_of_the_publication_becomes_a_link():
    facts = SITUATIONS["publication"]
    assert compose(facts).html.count("<a href=") == 1
    assert "<a href=" not in compose(replace(facts, url="javascript:alert(1)")).html


# --- what cannot be written --------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"language": "de"}, "there are no letters in 'de'; write one of en, fr"),
        ({"kind": LetterKind.EXTENSION}, "needs the previous window"),
        ({"kind": LetterKind.PUBLICATION}, "needs its address"),
    ],
)
def test_facts_from_which_no_letter_can_be_written_are_refused(change, words):
    with pytest.raises(ValueError, match=words):
        replace(BASE, **change)


# --- the secretariat's own words ---------------------------------------------------


def examples(language, comments):
    """What a letter gives as examples of a reply, in its words."""
    letter = compose(replace(BASE, language=language, comments=comments))
    lines = [x for x in letter.text.splitlines() if x.startswith("- ")]
    return [
        re.search(r"[“«]\s?([^”»]+?)\s?[”»]", x)[1]
        for x in lines
        if "“" in x or "«" in x
    ]


OPEN = replace(comment(7, "", (), Action.COMMENT, "We have doubts."), review=True)
NEW = comment(8, "S2/C", ("17",), Action.ADD, "New text.")
ALONE = replace(COMMENTS[0], labels=("16", "17", "18", "18(2)", "60 bis"))
LAST = replace(COMMENTS[1], labels=("17", "18", "60 bis"))
ONLY = replace(COMMENTS[0], labels=("17",))
ODD = comment(9, "S2/C", ("Annex A",), Action.COMMENT, "On the annex.")
OURS = replace(COMMENTS[1], settled=True)
GONE = replace(COMMENTS[0], out=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("comments", "moved", "dropped"),
    [
        (COMMENTS[:2], (1, ("60 bis",)), 2),
        (COMMENTS[:1], None, 1),
        ((ONLY,), None, 1),
        ((ALONE,), (1, ("60 bis",)), 1),
        ((COMMENTS[1], OPEN), None, 7),
        ((LAST, OPEN), (2, ("17",)), 7),
        ((GONE, COMMENTS[1]), (2, ("17",)), 2),
        ((GONE, NEW), None, 8),
        ((OURS, ODD), (9, ("60 bis",)), 9),
        ((NEW,), None, 8),
        ((ODD,), None, 9),
        (COMMENTS[5:], None, 6),
    ],
)
def test_what_a_letter_gives_as_examples_can_be_done(
    language, comments, moved, dropped
):
    """Each names a comment that it plays back, and a paragraph of that one's draft."""
    labels = tuple(Paragraph(label=x, text="Text.") for x in ("17", "18", "60 bis"))
    draft = Draft(id="S2/C", title="S2/C", call="drafts", paragraphs=labels)
    drafts = citation.citable([draft])
    *others, drop, yes = [
        correction.read(x, drafts) for x in examples(language, comments)
    ]
    changes = [change for reply in others for change in reply.changes]
    found = [
        (change.position, correction.place(change, drafts, "S2/C"))
        for change in changes
        if not change.action
    ]
    assert found == ([(moved[0], ("S2/C", moved[1]))] if moved else [])
    asked = [c for c in changes if c.action]
    free = [x for x in comments if not (x.out or x.settled or x.review)]
    placed = [x.no for x in free if x.action is not Action.GENERAL]
    assert [(str(c.position), c.action) for c in asked] == [
        (no, Action.AMEND) for no in placed[:1]
    ]
    assert [(c.position, c.taken_out) for c in drop.changes] == [(dropped, True)]
    assert yes.confirms


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("noun", ["article", "section"])
def test_a_draft_of_articles_or_sections_gives_an_example_of_a_move_too(language, noun):
    labels = tuple(
        Paragraph(label=label, text="Text.", heading=f"{noun.title()} {label[0]}")
        for label in ("3", "3(3)(c)", "5", "5(2)")
    )
    draft = Draft(id="S2/C", title="S2/C", call="drafts", paragraphs=labels)
    comments = (
        replace(comment(1, "S2/C", ("5(2)",), Action.DELETE, "Delete."), noun=noun),
        replace(comment(2, "S2/C", ("3(3)(c)",), Action.AMEND, "Two."), noun=noun),
    )
    called = examples(language, comments)[0]
    plain = tuple(replace(each, noun="") for each in comments)
    assert called != examples(language, plain)[0]
    drafts = citation.citable([draft])
    (move,) = correction.read(examples(language, comments)[0], drafts).changes
    assert move.position == 1
    assert correction.place(move, drafts, "S2/C") == ("S2/C", ("3(3)(c)",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_that_a_letter_names_is_read_in_a_reply(language):
    """In its own words, in each language: amend, keep, delete, add, comment."""
    letter = compose(replace(BASE, language=language, comments=COMMENTS[:2])).text
    line = next(x for x in letter.splitlines() if " = " in x)
    named = re.findall(r"= ([^”»]+?)\s?[”»]", line)
    listed = re.search(r"[(（]([^)）]+)[)）]", line)[1]
    words = re.split(r"[,،、]\s?", re.sub(r"^(or|ou|o|или|أو|或)\s?", "", listed))
    read = [correction.read(f"1 = {x}", citation.citable([])) for x in named + words]
    assert [c.action for reply in read for c in reply.changes] == [
        Action.AMEND,
        Action.KEEP,
        Action.DELETE,
        Action.ADD,
        Action.COMMENT,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_shows_the_text_that_is_proposed(language):
    wrong = replace(COMMENTS[0], words="Say ten.", proposed="eleven " * 40)
    letter = compose(replace(BASE, language=language, comments=(wrong,))).text
    (line,) = [x for x in letter.splitlines() if "eleven" in x]
    assert len(line) < 200
    none = compose(replace(BASE, language=language, comments=COMMENTS[1:2])).text
    assert len(none.splitlines()) < len(letter.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("comments", [(), (GONE, OURS)])
def test_a_letter_in_which_nothing_can_be_corrected_so_gives_no_examples(
    language, comments
):
    assert examples(language, comments) == []


def check_template(folder, text, kind):
    (folder / "en").mkdir(exist_ok=True)
    (folder / "en" / f"{kind}.txt").write_text(text, "utf-8")
    said = f"en/{kind}.txt: "
    return [fault.removeprefix(said) for fault in check_folder(folder)]


def test_every_template_of_ours_passes_its_own_check(tmp_path):
    assert check_folder(tmp_path) == ()
    for kind in LetterKind:
        text = (SHIPPED / "en" / f"{kind}.txt").read_text("utf-8")
        assert check_template(tmp_path, text, kind) == []


def test_an_override_wins_file_by_file(tmp_path):
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "late.txt").write_text(
        "Subject: {{ number }} en retard\n\n{{ received }}, {{ deadline }}\n"
        "{% block rights %}Répondez-nous.{% endblock %}\n"
    )
    assert check_folder(tmp_path) == ()
    late = compose(replace(LATE, language="fr"), tmp_path)
    assert late.subject == "D000017 en retard"
    assert late.text.endswith("Répondez-nous.\n")
    assert compose(LATE, tmp_path) == compose(LATE)


@pytest.mark.parametrize("kind", LetterKind)
def test_an_override_that_drops_a_field_or_the_rights_is_refused(tmp_path, kind):
    text = (SHIPPED / "en" / f"{kind}.txt").read_text("utf-8")
    for field in {"number", "deadline", "previous", "url"} & set(REQUIRED[kind]):
        without = text.replace(f"{{{{ {field} }}}}", "")
        assert f"the letter must print the field `{field}`" in check_template(
            tmp_path, without, kind
        )
    for rights in (r"\1\3", r"\2"):
        without = re.sub(r"(?s)({% block rights %})(.*)({% endblock %})", rights, text)
        assert "what the sender can do" in check_template(tmp_path, without, kind)[-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Received: {{ received }}", "the first line must be `Subject: ...`"),
        ("Subject: x\n{% if late %}", "line 2: "),
        ("Subject: {{ nummer }}", "'nummer' is undefined"),
        ("Subject: {{ ''.__class__.__mro__ }}", "unsafe"),
        ("Subject: {{ number + 1 }}", "str"),
        ('Subject: x{% include "en/nothing.txt" %}', "en/nothing.txt"),
    ],
)
def test_an_override_that_cannot_be_used_is_explained(tmp_path, text, words):
    faults = check_template(tmp_path, text, LetterKind.LATE)
    assert any(words in fault for fault in faults)


LOOPS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}%{% endfor %}{% endfor %}"
)
ENDLESS = {
    "a loop in a loop": LOOPS.replace(" %}%{", " %}{"),
    "a loop in a loop that writes": LOOPS.replace("}%{", "}" + 999 * "x" + "{"),
    "a macro that calls itself": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "two calls at each of 60 levels": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}"
    "{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "a recursive loop": "{% for i in [1] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "a part that includes itself": "{% include 'en/late.txt' %}",
    "a power": "{{ 9 ** 9 ** 9 }}",
    "a product": "{{ 'x' * 9999999999 }}",
    "squares": "{% set n = namespace(x=3) %}{% for i in range(60) %}"
    "{% set n.x = n.x * n.x %}{% endfor %}",
    **{
        f"doubled by {how}": "{% set n = namespace(x='ab') %}{% for i in range(60) %}"
        f"{{% set n.x = n.x{how} %}}{{% endfor %}}"
        for how in (" ~ n.x", " + n.x", "|replace('a', 'aa')", ".replace('a', 'aa')")
    },
    "a range beyond all": "{{ range(9999999999999999) }}",
}


@pytest.mark.parametrize("more", ENDLESS.values(), ids=ENDLESS)
def test_a_template_without_an_end_is_refused_in_a_sentence(
    tmp_path, more, monkeypatch
):
    monkeypatch.setattr(bounds, "_STEPS", 20_000)
    monkeypatch.setattr(bounds, "_SIZE", 2_000_000)
    (tmp_path / "en").mkdir()
    text = (SHIPPED / "en" / "late.txt").read_text("utf-8") + more
    (tmp_path / "en" / "late.txt").write_text(text, "utf-8")
    (fault,) = check_folder(tmp_path)
    assert re.search(r"does not come to an end|too long for a letter", fault)
    with pytest.raises(ValueError, match=r"the letter en/late\.txt cannot be written"):
        compose(LATE, tmp_path)


def test_a_page_without_an_end_is_refused_as_well(tmp_path):
    page = (SHIPPED / "letter.html").read_text("utf-8")
    (tmp_path / "letter.html").write_text(page + ENDLESS["a loop in a loop"], "utf-8")
    (fault,) = check_folder(tmp_path)
    assert fault.startswith("letter.html: it does not come to an end")


def test_what_ends_may_do_all_that_templates_can(tmp_path):
    (tmp_path / "en").mkdir()
    text = (SHIPPED / "en" / "late.txt").read_text("utf-8") + (
        "{% filter upper %}a{% endfilter %}{% set x | upper %}b{% endset %}"
        "{{ x ~ 'c' }}"
        "{% for a in 'ad' if a != 'a' %}{{ a * 2 + 'e' }}{{ loop.length }}"
        "{{ loop.last }}{% else %}none{% endfor %}"
    )
    (tmp_path / "en" / "late.txt").write_text(text, "utf-8")
    assert check_folder(tmp_path) == ()
    assert "ABcdde1True" in compose(LATE, tmp_path).text


def test_a_folder_of_overrides_is_read_as_a_whole(tmp_path):
    assert check_folder(tmp_path / "none") == (f"{tmp_path / 'none'} is not a folder",)
    (tmp_path / "fr").mkdir()
    misspelt = tmp_path / "fr" / "acknowledgment.txt"
    misspelt.write_text("Subject: x")
    (fault,) = check_folder(tmp_path)
    assert fault.startswith("fr/acknowledgment.txt is not the name of a template")
    assert fault.endswith("did you mean fr/acknowledgement.txt?")
    misspelt.unlink()
    (tmp_path / "fr" / "comments.txt").write_text("Vos observations.\n")
    faults = check_folder(tmp_path)
    assert (
        "fr/acknowledgement.txt: the letter must print the field `comments`" in faults
    )


def test_a_file_of_words_must_keep_every_word(tmp_path):
    (tmp_path / "en").mkdir()
    ours = (SHIPPED / "en" / "words.toml").read_text("utf-8")
    own = tmp_path / "en" / "words.toml"
    own.write_text(ours.replace("grace =", "graec ="))
    assert check_folder(tmp_path) == ("en/words.toml: verdict.grace is missing",)
    own.write_text(ours.replace('"January", ', ""))
    assert check_folder(tmp_path) == ("en/words.toml: months must be a list of twelve",)
    own.write_text("date = ")
    assert check_folder(tmp_path)[0].startswith("en/words.toml: Invalid value")
    own.write_text(ours.replace("{document}, paragraph ", "{draft}, paragraph "))
    fault = "words.toml names a field in braces that does not exist: 'draft'"
    assert f"en/late.txt: {fault}" in check_folder(tmp_path)
    with pytest.raises(ValueError, match=r"late\.txt cannot be written: words\.toml"):
        compose(replace(LATE, comments=COMMENTS[1:2]), tmp_path)


# --- the mail ------------------------------------------------------------------------

ID = message_id("wsis10-3", "D000017", LetterKind.ACKNOWLEDGEMENT, "itu.int", "k")


def built(language="en", **changes):
    arguments = {
        "sender": "WSIS secretariat <wsis-info@itu.int>",
        "to": Address(address="delegate@canada.example", name="Delegate"),
        "message_id": ID,
        "in_reply_to": "<mail@canada.example>",
        "references": ("<first@canada.example>",),
        "date": datetime(2014, 1, 18, 0, 5, tzinfo=UTC),
    }
    letter = compose(replace(BASE, language=language))
    return mime.build(letter, **(arguments | changes))


def parsed(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


def test_the_message_id_follows_from_what_is_answered():
    assert ID == "<acknowledgement.D000017.wsis10-3.806fc3f47e613eebddc7@itu.int>"
    beyond = message_id("c", "D1", LetterKind.LATE, "пример.example", "k")
    assert beyond == "<late.D1.c.594ea65656a310f89599@xn--e1afmkfd.example>"
    with pytest.raises(ValueError, match="cannot be a Message-ID"):
        message_id("c d", "D1", LetterKind.LATE, "itu.int", "k")


def test_a_letter_says_that_a_machine_wrote_it_and_keeps_to_its_thread():
    mail = parsed(built())
    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert mail["From"] == "WSIS secretariat <wsis-info@itu.int>"
    assert mail["To"] == "delegate@canada.example"
    assert mail["Message-ID"] == ID
    assert mail["In-Reply-To"] == "<mail@canada.example>"
    assert mail["References"] == "<first@canada.example> <mail@canada.example>"
    assert mail["Date"].datetime == datetime(2014, 1, 18, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_letter_is_the_same_bytes_and_reads_the_same(language):
    raw = built(language)
    assert raw == built(language)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) < 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    letter = compose(replace(BASE, language=language))
    mail = parsed(raw)
    assert mail["Subject"] == letter.subject
    plain, page = mail.iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == letter.text
    assert page.get_content().replace("\r\n", "\n") == letter.html
    assert not mail.defects


def test_what_is_no_message_id_is_left_out_and_a_long_one_stays_whole():
    long = f"<{'x' * 200}@mail.example>"
    bad = ("", "nothing", "<a b@c>", "<a@b>\r\nBcc: x@y.example", f"<{'y' * 900}>")
    mail = parsed(built(in_reply_to=long, references=(*bad, "<a@b>", "<a@b>")))
    assert mail["In-Reply-To"] == long
    assert mail["References"] == f"<a@b> {long}"
    assert mail["Bcc"] is None
    bare = parsed(built(in_reply_to="", references=()))
    assert bare["In-Reply-To"] is None
    assert bare["References"] is None


@pytest.mark.parametrize(
    "changes",
    [
        {"to": Address(address="a@b.example\r\nBcc: c@d.example")},
        {"to": Address(address="a@b.example\x00")},
        {"sender": "Secretariat\r\nBcc: c@d.example <a@b.example>"},
        {"sender": "no address"},
    ],
)
def test_nothing_can_end_a_header_and_begin_another(changes):
    with pytest.raises(ValueError, match=r"letter can go to|stand in a header"):
        built(**changes)


def test_a_header_that_a_template_breaks_is_refused():
    letter = replace(compose(BASE), subject="one\x0b\x00two")
    with pytest.raises(ValueError, match="cannot stand in a header"):
        mime.build(
            letter,
            sender="a@b.example",
            to=Address(address="c@d.example"),
            message_id=ID,
            date=datetime.now(UTC) - timedelta(days=1),
        )


def test_addresses_beyond_ascii_keep_their_local_part_and_get_an_ascii_domain():
    domain = parsed(built(to=Address(address="delegate@genève.example")))
    assert domain["To"] == "delegate@xn--genve-6ra.example"
    raw = built(to=Address(address="délégué@genève.example"))
    assert "To: délégué@xn--genve-6ra.example\r\n".encode() in raw
    quoted = parsed(built(to=Address(address='"a b"@c.example')))
    assert quoted["To"].addresses[0].addr_spec == '"a b"@c.example'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_about_a_duplicate_says_under_which_number_it_counts(language):
    aside = replace(BASE, kind=LetterKind.SET_ASIDE, language=language)
    again = compose(replace(aside, counts_as="WSIS+10/3/9"))
    assert "WSIS+10/3/9" in again.subject
    assert "WSIS+10/3/9" in again.text
    assert "WSIS+10/3/9" not in compose(aside).text
    assert again.text.split("\n\n")[2:] == compose(aside).text.split("\n\n")[2:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_the_cut_off_a_letter_offers_only_what_can_still_be_done(language):
    for situation in ("acknowledgement", "extension", "withdrawn"):
        facts = replace(SITUATIONS[situation], language=language)
        now, after = compose(facts).text, compose(replace(facts, closed=True)).text
        cut = compose(replace(SITUATIONS["admission"], language=language)).text
        gone = set(now.splitlines()) - set(after.splitlines())
        assert len(gone) == 1, situation  # the sentence on a new or revised version
        assert set(after.splitlines()) <= set(now.splitlines() + cut.splitlines())
