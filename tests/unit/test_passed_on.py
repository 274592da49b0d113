"""What stands above a mail that is passed on is said by whoever passes it on."""

from rules.location.passed_on import above, attached
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


def test_who_wrote_an_attached_mail_is_known_by_its_head():
    head = passage("From: Ann Pell <ann@quay.example>", "header.from")
    nobody = passage("From: undisclosed", "header.from")
    parts = [
        part(OWN),
        part(head, name="note.eml", body=False),
        part(nobody, name="other.eml", body=False),
    ]
    assert attached(parts) == {"note.eml": "ann@quay.example"}
