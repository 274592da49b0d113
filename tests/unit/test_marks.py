"""The sender's own marks: what is struck, inserted, or only underlined."""

from dataclasses import replace

import pytest

from rules import marks
from rules.location.marks import told
from rules.marks import answer, final, mark, pieces, plain, signed
from rules.paragraph import locate
from rules.terms import (
    Action,
    Cell,
    Change,
    Evidence,
    EvidenceKind,
    PassageKind,
    Run,
)
from tests import meeting
from tests.harbour import ONE, TEXTS, copied, mail, part, passage

GONE = Change.DELETED
NEW = Change.INSERTED
SEATS = (
    Run(text="Paragraph 8: "),
    Run(text="two", strike=True),
    Run(text=" three", underline=True),
    Run(text=" seats."),
)
TRACKED = (
    Run(text="within "),
    Run(text="ten", change=GONE),
    Run(text="five", change=NEW),
    Run(text=" days"),
)


def sent(*runs, place="p1", **more):
    text = "".join(r.text for r in runs if not (r.change and r.change.gone))
    return passage(text, place, runs=tuple(runs), **more)


def marked(text, *passages, proposed="", kind=EvidenceKind.EXPLICIT_REF, **more):
    """Give the words with their marks, of a comment on the first passage."""
    said = replace(
        meeting.comment(text, proposed=proposed, **more),
        source=passages[0].source,
        evidence=Evidence(kind=kind, value=""),
    )
    (found,) = told([said], [part(*passages)])
    return found


def test_words_without_looks_show_what_is_struck_and_what_is_inserted_beside_it():
    words = "Paragraph 8: two three seats."
    found = marked(words, sent(*SEATS), proposed="two three seats")
    assert plain(found) == "Paragraph 8: [-two-][+ three+] seats."
    assert found.text == words
    assert found.proposed == "three seats"


def test_what_is_underlined_where_nothing_is_struck_is_no_insertion():
    heading = Run(text="Our view\n", underline=True)
    found = marked(
        f"Our view\n{'Paragraph 8: two three seats.'}", sent(heading, *SEATS)
    )
    assert plain(found) == "Our view\nParagraph 8: [-two-][+ three+] seats."
    alone = sent(Run(text="On "), Run(text="paragraph 8", underline=True))
    assert marked(alone.text, alone).runs == ()


def test_a_proposal_that_is_none_of_the_words_stays():
    found = marked("Paragraph 8: two three seats.", sent(*SEATS), proposed="four")
    assert found.proposed == "four"


def test_a_part_of_a_passage_has_the_marks_of_that_part():
    one = sent(
        *TRACKED, Run(text="; ok. "), Run(text="Out"), Run(text="!", change=GONE)
    )
    assert plain(marked("within five days", one)) == "within [-ten-][+five+] days"
    assert plain(marked("Out", one)) == "Out[-!-]"
    assert marked("ok.", one).runs == ()
    assert plain(marked("five", one)) == "[-ten-][+five+]"


def test_the_words_of_a_row_are_looked_for_in_that_row_first():
    def cell(text, row, column, *runs):
        at = Cell(table=1, row=row, column=column)
        return passage(text, at.place, cell=at, runs=runs)

    struck = cell("within five days", 1, 1, *TRACKED)
    reason = cell("Why?", 1, 2)
    other = cell("within five days", 2, 1)
    said = marked("Why?\nwithin five days\n\nBy hand", reason, struck, other)
    assert plain(said) == "Why?\nwithin [-ten-][+five+] days\n\nBy hand"


def test_words_whose_runs_say_something_else_have_no_marks():
    odd = passage("It was so.", "p2", runs=(Run(text="It is so.", strike=True),))
    assert marked("It was so.", odd).runs == ()


def test_a_paragraph_that_is_struck_as_a_whole_is_shown_as_deleted():
    runs = (Run(text="6. Ships.", strike=True), Run(text=" All", change=GONE))
    found = marked("", sent(*runs), runs=runs, action=Action.DELETE)
    assert plain(found) == "[-6. Ships.-][- All-]"


def test_what_is_new_as_a_whole_needs_no_signs():
    assert plain(meeting.comment("New.", runs=[Run(text="New.", change=NEW)])) == "New."
    assert plain(meeting.comment("")) == ""
    assert pieces(meeting.comment("So.", runs=[Run(text="No.")])) == (("So.", ""),)


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        (Run(text="a"), ""),
        (Run(text="a", underline=True), ""),
        (Run(text="a", strike=True, change=NEW), "del"),
        (Run(text="a", change=Change.MOVED_FROM), "del"),
        (Run(text="a", change=Change.MOVED_TO), "ins"),
    ],
)
def test_a_line_through_words_deletes_whatever_else_they_bear(run, shown):
    assert mark(run) == shown


@pytest.mark.parametrize("look", ["underline", "colour", "highlight"])
def test_in_a_copy_of_the_draft_the_look_that_leads_to_it_is_an_insertion(look):
    head, _, tail = TEXTS["8"].partition(" ")
    new = Run(text="always ", **{look: "red" if look[0] in "ch" else True})
    runs = (Run(text=f"8. {head} "), new, Run(text=tail))
    passages = [passage(f"{n}. {TEXTS[n]}", f"p{n}") for n in ("5", "6", "7")]
    text = "".join(run.text for run in runs)
    found = copied(*(p.text for p in passages), passage(text, "p8", runs=runs))
    assert plain(found[-1]) == f"8. {head} [+always +]{tail}"
    assert found[-1].proposed == text


def test_running_text_on_a_paragraph_bears_its_marks():
    (found,) = locate([part(sent(*SEATS))], "", ONE)
    assert plain(found) == "Paragraph 8: [-two-][+ three+] seats."


def test_a_passage_is_shown_as_its_file_shows_it():
    assert signed(marked_of(sent(*SEATS))) == "Paragraph 8: [-two-][+ three+] seats."
    assert signed(marked_of(passage("As it was.", "p1"))) == "As it was."


def marked_of(one):
    return marks.marked(marks.of_passage(one))


QUOTED = f"7. {TEXTS['7']}\nIt is short."


def test_what_is_answered_between_the_lines_is_a_quotation():
    above = passage(QUOTED, "l3", PassageKind.QUOTED)
    found = marked(f"{QUOTED}\nToo strict.", above)
    assert pieces(found) == ((f"{QUOTED}\n", "q"), ("Too strict.", ""))
    assert final(found.runs) == found.text
    assert plain(found) == f"> 7. {TEXTS['7']}\n> It is short.\nToo strict."
    assert answer(found) == "Too strict."


def test_a_quotation_keeps_what_is_struck_in_it_and_in_its_answer():
    above = sent(
        Run(text="Old "), Run(text="law", strike=True), kind=PassageKind.QUOTED
    )
    below = sent(Run(text="Keep "), Run(text="it", strike=True), place="p2")
    (found,) = told(
        [replace(meeting.comment(f"{above.text}\n{below.text}"), source=above.source)],
        [part(above, below)],
    )
    assert plain(found) == "> Old [-law-]\nKeep [-it-]"
    assert answer(found) == "Keep [-it-]"


@pytest.mark.parametrize("kind", [PassageKind.QUOTED, PassageKind.PARAGRAPH])
def test_words_that_do_not_stand_below_a_quotation_are_the_senders(kind):
    one = passage("Too strict.", "l3", kind)
    below = "Too strict.\nAnd late." if kind is PassageKind.PARAGRAPH else "Too strict."
    assert marked(below, one).runs == ()
    assert answer(marked(below, one)) == below


def test_an_answer_in_a_mail_is_told_from_what_it_repeats():
    (found,) = mail(f"> {TEXTS['7']}", "Too strict, please delete it.")
    assert answer(found) == "Too strict, please delete it."
