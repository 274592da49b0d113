"""How is what is odd, or asked, shown to the secretariat?"""

import pytest
from rich.console import Console

from pipeline.cli import review
from pipeline.decisions.waiting import Card, Question, Waits
from pipeline.record import Known
from pipeline.store.tables import DeliveryRow


def known(**facts) -> Known:
    row = DeliveryRow(id=1, **facts)
    return Known(row=row, parts=(), comments=(), letters=(), series="CASE/1")


def test_what_is_odd_about_a_time_is_said_in_words_of_people():
    late, assumed = known(flags=["internaldate_later", "call_assumed"]).remarks
    assert "our mailbox dates it more than five minutes after" in late
    assert assumed == "call assumed"


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("internaldate_earlier", ("its file is dated more than five minutes before",)),
        ("internaldate_later", ()),  # a copy is dated later than the mail
        ("internaldate", ("the date of its file counts",)),
        ("first_seen", ("neither our server nor its file dates it",)),
    ],
)
def test_of_what_was_imported_no_mailbox_is_spoken_of(flag, said):
    remarks = known(account="import", flags=[flag]).remarks
    assert [part in remark for part, remark in zip(said, remarks, strict=True)] == [
        *(True for _ in said)
    ]
    assert "mailbox" not in " ".join(remarks)


def test_a_question_is_shown_whole_and_a_long_comment_ends_at_a_word(capsys):
    sentence = "Put right what is meant, comment by comment. " * 12
    waits = Waits(delivery=1, question=Question.HELD)
    for words, whole in ((sentence, True), (sentence * 9, False)):
        card = Card(waits=waits, known=known(), words=words, version="")
        Console(width=400).print(*review._shown([card], {}, {}))  # noqa: SLF001 (what is printed)
        said = " ".join(capsys.readouterr().out.split())
        assert (sentence.strip() in said, "…" in said) == (True, not whole)
