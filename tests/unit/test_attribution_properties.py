"""Attribution: what holds whatever is sent."""

from collections import Counter
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import (
    LAKES,
    LAW,
    PORTS,
    SECTIONS,
    TEXTS,
    TWO,
    added,
    part,
    passage,
    row,
    units,
)

#: Blocks of letters; those of ORDERED lean on the order of the draft.
BLOCKS = (
    "Dear Sir,",
    "Para 7: Delete.",
    "Paras 8 and 9: Merge them.",
    "9 bis. Keep.",
    "Paragraph 5 should read: “Ports publish their tariffs twice a year.”",
    "Overall, the drafts are good.",
    "Crews must be able to complain.",
    "“may close the port in heavy weather”: Keep it.",
    "Para 10: Delete.",
    "It is too long.",
    "Article 3, paragraph 2: too strict.\n§ 11 is fine, but para 6 is to be deleted.",
    "Paragraphe 7 : supprimer. Пункт 8: удалить. 第9段：删除。",
    "the Lake Rules",
    "With regards,\nAnn",
)
ORDERED = ("Paras 7 to 9: Delete.", "The next paragraph: unclear.", "最后一段：删除。")
LETTERS = st.lists(st.sampled_from(BLOCKS + ORDERED), max_size=6)
#: Letters whose words nobody foresaw.
ODD = st.lists(
    st.lists(
        st.sampled_from(BLOCKS)
        | st.sampled_from(
            ["“", "”", ": ", "\n", "  ", "\u200b", "é", "add ", "ﷺ", "> "]
        )
        | st.text(max_size=8),
        min_size=1,
        max_size=5,
    ).map("".join),
    max_size=4,
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["7", "Para 8", "9 and 11", "99", "LAKE/1, 3", TEXTS["7"], ""]),
        st.sampled_from(["Delete.", "It is too long.", "Merge them.", TEXTS["8"], ""]),
    ),
    min_size=1,
    max_size=4,
)
COPIES = st.lists(
    st.sampled_from([f"{n}. {text}" for n, text in TEXTS.items()])
    | st.sampled_from([text.replace("the", "any") for text in TEXTS.values()])
    | st.sampled_from(
        [added("Quays are lit at night.", "x"), "12 bis. Buoys are red."]
    ),
    min_size=1,
    max_size=7,
)
OTHERS = st.builds(
    lambda labels, words: Draft(
        id="OTHER/9",
        title="Railway timetable",
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"{words} {n} trains leave for hill {label}.")
            for n, label in enumerate(labels)
        ),
    ),
    st.lists(
        st.sampled_from(
            ["1", "7", "8", "9", "9 bis", "11", "a", "b", "2.1", "3.2", "OP 1"]
        ),
        unique=True,
        max_size=8,
    ),
    st.sampled_from(["Every morning", "The harbour master of", "Pilots and"]),
)


def letter(blocks, kind=PassageKind.PARAGRAPH):
    return [passage(b, f"p{n}", kind) for n, b in enumerate(blocks)]


def table(rows):
    return [c for n, cells in enumerate(rows, 1) for c in row(n, *cells)]


def copy(texts):
    found = (passage(t) if isinstance(t, str) else t for t in texts)
    return [
        replace(p, source=replace(p.source, place=f"d{n}")) for n, p in enumerate(found)
    ]


def squeezed(text):
    """Leave out white space: where a block is cut, it falls away."""
    return "".join(text.split())


def send(passages, drafts):
    return locate([part(*passages)], "", drafts)


SENT = LETTERS.map(letter) | ROWS.map(table) | COPIES.map(copy)


@given(st.lists(st.sampled_from(BLOCKS), max_size=6), st.permutations(PORTS.paragraphs))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_labels_does_not_matter(blocks, paragraphs):
    shuffled = prepare([replace(PORTS, paragraphs=tuple(paragraphs)), LAKES])
    assert units(send(letter(blocks), shuffled)) == units(send(letter(blocks), TWO))


@given(SENT, st.permutations([PORTS, LAKES, LAW, SECTIONS]))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_drafts_does_not_matter(passages, drafts):
    once = send(passages, prepare([PORTS, LAKES, LAW, SECTIONS]))
    assert units(once) == units(send(passages, prepare(drafts)))


@given(SENT, OTHERS | st.sampled_from([LAKES, LAW, SECTIONS]))
@settings(max_examples=120, deadline=None)
def test_an_unrelated_draft_never_makes_a_right_answer_wrong(passages, other):
    # a row that names a draft is understood, and the rows beside it, once that is known
    assume(other is not LAKES or not any("LAKE/1" in p.text for p in passages))
    alone = Counter(units(send(passages, prepare([PORTS]))))
    beside = Counter(units(send(passages, prepare([PORTS, other]))))
    assert not {u for u in beside - alone if u[0] == PORTS.id}


@given(ODD)
@settings(max_examples=100, deadline=None)
def test_the_words_of_a_passage_are_never_changed(blocks):
    # blank blocks between two others are not joined to them
    said = "".join("".join(blocks).split())
    for comment in send(letter(blocks), TWO):
        assert "".join(comment.text.split()) in said
        lines = comment.proposed.splitlines()  # several replacements, one a line
        assert all("".join(line.split()) in said for line in lines)


@given(LETTERS)
@settings(max_examples=40, deadline=None)
def test_no_word_of_a_comment_is_lost(blocks):
    said = squeezed("".join(c.text for c in send(letter(blocks), TWO)))
    passing = {"Dear Sir,", "With regards,\nAnn", "the Lake Rules"}
    assert all(squeezed(block) in said for block in blocks if block not in passing)


@given(st.lists(SENT, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_mails_in_another_order_make_the_same_comments(mails, chance):
    once = [send(passages, TWO) for passages in mails]
    order = chance.sample(range(len(mails)), len(mails))
    again = {n: send(mails[n], TWO) for n in order}
    assert once == [again[n] for n in range(len(mails))]


@given(LETTERS, LETTERS)
@settings(max_examples=80, deadline=None)
def test_a_mail_quoted_in_another_never_makes_its_comments_again(own, quoted):
    trail = letter(quoted, PassageKind.QUOTED)
    alone = send(letter(own), TWO)
    assert send([*letter(own), *trail], TWO) == alone
    for comment in send([*trail, *letter(own)], TWO):
        assert any(block.strip("\n") in comment.text for block in own) or any(
            piece in block for block in own for piece in comment.text.split("\n")
        )
