"""What stands above a mail that is passed on is said by whoever passes it on."""

from rules.location.passed_on import above
from rules.terms import PassageKind
from tests.harbour import part, passage

OWN = passage("We add one point: paragraph 5 should go.", "l1")
HEAD = passage("---------- Forwarded message ---------", "l3", PassageKind.QUOTED)
INNER = passage("Paragraph 7: keep it.", "l8", PassageKind.QUOTED)


def places(found):
    return {source.place for source in found}


def test_it_is_known_by_the_line_above_the_other_mail_or_by_the_subject():
    assert places(above([part(OWN, HEAD, INNER)], "Comments")) == {"l1"}
    assert places(above([part(OWN, INNER)], "Fwd: Comments")) == {"l1"}


def test_an_answer_passes_nothing_on_and_a_file_is_no_mail():
    assert above([part(OWN, INNER)], "Re: Comments") == frozenset()
    assert above([part(OWN)], "Fwd: Comments") == frozenset()
    file = part(OWN, HEAD, INNER, name="d.docx", body=False)
    assert above([file], "Fwd: Comments") == frozenset()
