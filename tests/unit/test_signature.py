"""Signatures: what stands at the end of a file and is no comment."""

from dataclasses import replace

import pytest

from rules import paragraph
from rules.location.signature import closed, headed, left, spelled, told
from rules.terms import Cell, PassageKind, Run
from tests.harbour import ONE, locate, mail, part, passage, units

SIGNERS = ("Ann Pell", "Harbour Pilots Union")


def signed(*texts):
    """Return what is left as words, and what is told as a signature."""
    seen = told([passage(text, f"p{n}") for n, text in enumerate(texts)], SIGNERS)
    apart = [p.text for p in seen if p.kind is PassageKind.SIGNATURE]
    return [p.text for p in seen if p.kind is PassageKind.PARAGRAPH], apart


def test_the_last_lines_with_the_name_of_the_sender_are_a_signature():
    assert signed("Delete it.", "Ann\nHarbour Pilots Union") == (
        ["Delete it."],
        ["Ann\nHarbour Pilots Union"],
    )


def test_a_signature_is_cut_off_the_words_above_it():
    assert signed("Delete it.\nAnn Pell") == (["Delete it."], ["Ann Pell"])


def test_contact_lines_and_small_print_below_a_name_belong_to_it():
    said, apart = signed(
        "Delete it.",
        "Ann Pell\nChief pilot\ntel. +00 1",
        "This message is confidential.",
    )
    assert said == ["Delete it."]
    assert apart[-1] == "This message is confidential."


def test_nothing_is_a_signature_without_a_name():
    texts = ("Delete it.", "Port Linden", "www.port.example")
    assert signed(*texts) == (list(texts), [])


def test_a_sentence_and_a_request_end_a_signature():
    assert signed("Ann Pell", "It is too long.") == (
        ["Ann Pell", "It is too long."],
        [],
    )
    assert signed("Ann Pell", "Please delete") == (["Ann Pell", "Please delete"], [])
    assert signed("Submission by: Ann Pell")[1] == []


def test_a_heading_above_a_table_is_no_signature():
    cell = replace(passage("x", "c"), cell=Cell(table=1, row=1, column=1))
    name = passage("Harbour Pilots Union", "p0")
    assert told([name, cell], SIGNERS) == (name, cell)


def test_a_passage_with_marks_is_left_whole():
    marked = passage("7. Words\nAnn Pell", "p0", runs=(Run(text="7. Words\nAnn Pell"),))
    assert told([marked], SIGNERS) == (marked,)


def test_quoted_lines_below_stay_quoted():
    trail = passage("Dear all", "p1", kind=PassageKind.QUOTED)
    assert told([passage("Ann Pell", "p0"), trail], SIGNERS)[1] == trail


def test_a_labelled_point_below_a_signature_is_still_a_comment():
    body = part(passage("Ann Pell", "p0"), passage("Para 7: Delete.", "p1"))
    assert units(locate([body], "", ONE, SIGNERS)) == [("PORT/1", "7", "delete")]


def test_a_signer_matters_where_a_file_ends_in_his_name():
    ends = part(passage("Delete it."), passage("Ann Pell", "p2"))
    assert paragraph.signed([part(passage("Delete it.")), ends], SIGNERS)
    assert not paragraph.signed([ends], ["Port Linden"])


def ended(*texts, **changed):
    """Return what is told as the names at the end of a mail."""
    seen = closed([passage(text, f"p{n}", **changed) for n, text in enumerate(texts)])
    return [p.text for p in seen if p.kind is PassageKind.SIGNATURE]


@pytest.mark.parametrize(
    "name",
    [
        "Claire Aumont",
        "Rosa",
        "Ruud\nBicycles Aboard",
        "Ruud / Bicycles Aboard",
        "J. van der Berg",
        "María de la Cruz, Directora",
        "И. И. Петров",
        "محمد عبد الله",
        "王小明",
    ],
)
def test_names_alone_below_a_full_sentence_end_a_mail(name):
    assert ended("Paragraph 7 is too long.", name) == [name]
    assert ended("Paragraph 7 is too long", "With kind regards,", name) == [name]


@pytest.mark.parametrize(
    "words",
    [
        "Delete it",
        "Too long",
        "Agreed",
        "Important",
        "Paragraph 7",
        "Gartenweg 5, 1010 Wien",
        "删除",
        "不清楚",
        "نعم",
        "Ruud\n\nAnna\nTom\nMia",
        "Every Train Shall Stop Here",
        "Ruud /",
    ],
)
def test_what_says_something_or_is_no_name_is_no_signature(words):
    assert ended("Paragraph 7 is too long.", words) == []


def test_a_name_is_a_signature_only_at_the_end_and_below_a_sentence():
    assert ended("Replace it by:", "Night Rail Union") == []
    assert ended("Rosa") == []
    assert ended("It is long.", "Rosa", "Paragraph 8: delete.") == []
    assert ended("It is long.", "Rosa", cell=Cell(table=1, row=1, column=1)) == []


@pytest.mark.parametrize(
    "words",
    [
        "With a wave from the quay,",
        "Avec nos pensées marines,",
        "Avec nos salutations du port,",
        "Con nuestros saludos,",
        "Un fuerte apretón de manos,",
        "С морским приветом,",
        "Mit unserem Ahoi,",
        "مع أجمل الأمنيات،",
        "Hartelijke groet,",
    ],
)
def test_a_brief_line_with_a_comma_above_a_signature_takes_leave(words):
    (found,) = mail("Paragraph 7: too long a time.", words, "Claire Aumont")
    assert found.text == "Paragraph 7: too long a time."
    said = mail(f"Paragraph 7: too long a time.\n{words}", "Claire Aumont")
    assert [c.text for c in said] == ["Paragraph 7: too long a time."]
    file = passage("Ann Pell", "p2"), passage(words, "p1"), passage("It is long.", "p0")
    kinds = [p.kind for p in left(told(file[::-1], SIGNERS))]
    assert [kind is PassageKind.SIGNATURE for kind in kinds] == [False, True, True]
    assert left(()) == ()


@pytest.mark.parametrize(
    "words", ["Far too long,", "We like it,", "Delete it,", "Not 20 days,", "Why not:"]
)
def test_what_says_something_above_a_signature_takes_no_leave(words):
    assert words in "".join(c.text for c in mail("Para 7: why?", words, "Ann Pell"))


@pytest.mark.parametrize(
    "lines",
    [
        "Best,\nAna Souza\nAgência Nacional de Transportes Ferroviários",
        "Kind regards\nClaire Aumont\nUnit B 12, 4th floor",
        "Cordialement,\nClaire Aumont\nDirection générale de la mer et des ports",
        "Atentamente,\nAna",
        "С уважением,\nИван Петров\nОтдел портов и гаваней",
        "Mit freundlichen Grüßen\nC. Aumont\nReferat G 12",
        "此致敬礼\n王小明",
        "مع التحية،\nأحمد علي",
    ],
)
def test_lines_below_one_that_takes_leave_sign_and_are_no_comment(lines):
    assert [c.text for c in mail(f"Paragraph 7: too long a time.\n{lines}")] == [
        "Paragraph 7: too long a time."
    ]
    assert [c.text for c in mail("Paragraph 7: too long.", lines)] == [
        "Paragraph 7: too long."
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Best practice\nPorts at night",
        "Thanks,\n7: add a lamp",
        "Best,\nPlease delete the second half",
        "Best,\nparagraph 9 is dear",
    ],
)
def test_what_says_something_below_a_leave_is_no_signature(lines):
    found = mail(f"Paragraph 7: too long a time.\n{lines}")
    assert lines.split("\n")[1] in "\n".join(c.text for c in found)


@pytest.mark.parametrize("sign", ["a", "²", "a-", "é "])
def test_a_line_without_end_is_not_tried_as_leave_in_all_ways(sign):
    texts = (passage("Para 7: why?", "p0"), passage(sign * 20_000, "p1"))
    assert (
        left((*texts, passage("Ann Pell", "p2")))[1].kind is not PassageKind.SIGNATURE
    )


def test_the_name_below_a_mail_inside_another_is_no_comment_and_in_a_file_it_stays():
    texts = (passage("Para 7 is too long.", "p0"), passage("Rosa", "p1"))
    inside = replace(part(*texts), name="Code.eml/text.txt", is_body=False)
    (found,) = locate([inside], "", ONE)
    assert "Rosa" not in found.text
    file = replace(part(*texts), name="comments.docx", is_body=False)
    assert "Rosa" in "".join(c.text for c in locate([file], "", ONE))


def test_who_shows_no_name_is_known_by_his_address():
    name = spelled("d.okoro@post.example")
    last = passage("D. Okoro, 31 years at sea", "p1")
    seen = told([passage("no 17 we want half", "p0"), last], [name])
    assert [p.kind is PassageKind.SIGNATURE for p in seen] == [False, True]
    assert spelled("office@post.example") == ""


def test_the_lines_above_a_salutation_are_a_letterhead():
    head = "Port of Kai\n1 Quayside, Kai\n12 May 2026"
    assert mail(head, "Dear all,", "Paragraph 5: fine.")[0].text == "Paragraph 5: fine."
    asked = "Delete the fees.\nAll of them!"
    assert mail(asked, "Dear all,", "Paragraph 5: fine.")[0].text == asked
    below = mail("Dear all,", asked, "Paragraph 5: fine.")
    assert [c.text for c in below if c.review] == [asked]


def test_a_number_in_a_register_below_a_name_belongs_to_the_signature():
    block = (
        "Jo Finch\nHead, Finch Surveys\nRegistered in Kai no. 0448812. VAT 33 1234 21."
    )
    found = told(
        [passage("Five is fine.", "a"), passage(block, "b")], ["Finch Surveys"]
    )
    assert [p.kind is PassageKind.SIGNATURE for p in found] == [False, True]


def test_a_vote_is_no_telephone_number():
    assert signed("on 7: fine. on 9 +1 and thanks, Ann Pell")[1] == []
    assert signed("Delete it.", "Ann Pell", "+41 22 555 00 11")[1] == [
        "Ann Pell",
        "+41 22 555 00 11",
    ]


def test_only_lines_of_the_letter_itself_are_its_head():
    head = "Ann Pell\nHarbour Pilots Union"
    quoted = passage(head, "p0", PassageKind.QUOTED)
    seen = headed([quoted, passage(head, "p1"), passage("Dear all,", "p2")])
    assert [p.kind for p in seen[:2]] == [PassageKind.QUOTED, PassageKind.SIGNATURE]
