from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from pipeline.store.values import dump, instant, load
from rules.terms import (
    Action,
    Candidate,
    Cell,
    Change,
    Comment,
    Evidence,
    Message,
    Part,
    Passage,
    PassageKind,
    Run,
    Source,
    Stamp,
)

SOURCE = st.builds(Source, part=st.text(), sha256=st.text(), place=st.text())
RUN = st.builds(
    Run, text=st.text(), change=st.none() | st.sampled_from(Change), bold=st.booleans()
)
CELL = st.builds(Cell, table=st.integers(), row=st.integers(), column=st.integers())


@given(
    st.builds(
        Passage,
        text=st.text(),
        source=SOURCE,
        kind=st.sampled_from(PassageKind),
        base=st.none() | st.text(),
        runs=st.lists(RUN).map(tuple),
        cell=st.none() | CELL,
        anchor=st.lists(st.text()).map(tuple),
    )
)
def test_a_passage_comes_back_as_it_was(passage):
    assert load(Passage, dump(passage)) == passage


def test_a_message_comes_back_as_it_was():
    at = datetime(2014, 1, 24, 22, 59, 59, tzinfo=UTC)
    message = Message(
        headers=(("subject", "a"), ("subject", "b")),
        senders=(),
        claimed_at=at,
        stamps=(Stamp(by="mx", at=at), Stamp(by="mx")),
        parts=(Part(index=0, name="a", type="t", size=1, sha256="s", path=("z",)),),
    )
    assert load(Message, dump(message)) == message


def test_a_comment_comes_back_as_it_was():
    comment = Comment(
        document=None,
        paragraphs=("*",),
        action=Action.GENERAL,
        text="x",
        source=Source(part="body", sha256="0", place="l1"),
        evidence=Evidence(kind="quote", value="v"),
        review=True,
        candidates=(Candidate(document="D", paragraph="1", score=50.5),),
    )
    assert load(Comment, dump(comment)) == comment


def test_instants_are_printed_in_utc():
    local = datetime(2014, 1, 17, 23, tzinfo=timezone(timedelta(hours=1)))
    assert instant(local) == "2014-01-17T22:00:00Z"
