"""A piece that is named inside a section that is called by its title."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units

QUAY = Draft(
    id="QUAY",
    title="Rules of the quay",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=text, heading=heading)
        for label, heading, text in (
            ("1", "Aims", "These rules have two aims."),
            ("1(1)", "", "Quiet nights for those who live near the water."),
            ("1(2)", "", "Dry storage for sails."),
            ("2", "Length of Stay", "Boats may stay as long as the weather is bad."),
            ("3", "Berth Fees", "Fees are counted in two steps."),
            ("3(1)", "Step 1 (Survey)", "The warden measures the boat."),
            ("3(2)", "Step 2 (Billing)", "The office sends a bill within a week."),
            ("4.1", "Grounds for Refusal", "Nobody is refused a berth, but for:"),
            ("4.1(a)", "Grounds for Refusal", "leaking fuel tanks;"),
            ("4.1(b)", "", "unpaid bills of the year before."),
            ("6", "Fees under Paragraph 2", "They are low."),
            ("6(1)", "", "Nobody pays at night."),
        )
    ),
)


def found(text, *more):
    comments = mail(text, drafts=prepare([QUAY, *more]))
    return units(c for c in comments if not c.review)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('Please delete bullet "2." of the "Berth Fees" section.', "3(2)"),
        ("Delete item 1 of the Berth Fees section.", "3(1)"),
        ("Delete bullet 2 of the section “Grounds for Refusal”.", "4.1(b)"),
        ("In the Aims section, item 2 should be deleted.", "1(2)"),
        ("In the Berth Fees section: paragraph 1 should be deleted.", "3(1)"),
        ("Please delete section 3, Berth Fees, Step 2, which is too much.", "3(2)"),
        ("Please delete section 3, Berth Fees, item 2.", "3(2)"),
        ("Delete bullet 1 of the section “Fees under paragraph 2”.", "6(1)"),
        ("Supprimer le point 2 de la section « Berth Fees ».", "3(2)"),
        ("Suprimir el punto 2 de la sección «Berth Fees».", "3(2)"),
        ("Spiegelstrich 2 des Abschnitts „Berth Fees“ streichen.", "3(2)"),
        ("Исключить пункт 2 раздела «Berth Fees».", "3(2)"),
    ],
)
def test_its_number_counts_in_that_section(text, label):
    assert found(text) == [("QUAY", label, "delete")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Section 3, Berth Fees, is too long.", "3"),
        ("Section 3, Length of Stay, Step 2: too long.", "3"),
        ("Section 3, Berth Fees, Length of Stay: too long.", "3"),
        ("Paragraph 2 of the rules is too long.", "2"),
        ("Paragraphs 1 and 2 of the Berth Fees section are too long.", "1"),
        ("We spoke of berth fees at length, paragraph 2 is too long.", "2"),
        ("Aims, paragraph 2: too long.", "2"),
        ("Paragraph 2 of length of stay is too long.", "2"),
    ],
)
def test_elsewhere_it_counts_in_the_draft(text, label):
    assert found(text)[:1] in ([("QUAY", label, "comment")], [])
    assert ("QUAY", "3(2)", "comment") not in found(text)


def test_without_a_number_there_is_none():
    assert found("The Berth Fees section is too long.") in (
        [],
        [("QUAY", "3", "comment")],
    )


def test_a_number_that_the_section_does_not_have_is_asked_for():
    (asked,) = mail(
        "Delete bullet 9 of the “Berth Fees” section.", drafts=prepare([QUAY])
    )
    assert asked.review


def test_a_title_of_several_sections_tells_none():
    other = Draft(
        id="MOLE",
        title="Rules of the mole",
        call="c",
        paragraphs=(
            Paragraph(label="5", heading="Berth Fees", text="None are due here."),
            Paragraph(label="5(2)", text="Tips are welcome."),
        ),
    )
    text = "Delete bullet 2 of the “Berth Fees” section."
    (asked,) = mail(text, drafts=prepare([QUAY, other]))
    assert asked.review
    assert {c.paragraph for c in asked.candidates} == {"3(2)", "5(2)"}
    text = "Section 3, Berth Fees, Step 2: too long."
    assert ("QUAY", "3(2)", "comment") not in found(text, other)


BOATS = Draft(
    id="BOATS",
    title="船只规则",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=text, heading=heading)
        for label, heading, text in (
            ("一(一)1", "一、港口管理 (一) 停泊规定", "船只在夜间不得鸣笛。"),
            (
                "一(一)2",
                "一、港口管理 (一) 停泊规定",
                "停泊费按船长计算，每季度公布一次。",
            ),
            (
                "一(二)1",
                "一、港口管理 (二) 卫生要求",
                "垃圾应当分类存放在码头的箱子里。",
            ),
            (
                "一(二)2",
                "一、港口管理 (二) 卫生要求",
                "饮用水每周检测一次，结果张贴在公告栏。",
            ),
            ("二(一)1", "二、渔业活动 (一) 渔具清单", "渔网的网眼不得小于四厘米。"),
            ("二(一)2", "二、渔业活动 (一) 渔具清单", "鱼笼须标明船名。"),
            *(
                (f"二(二){n}", "二、渔业活动 (二) 船员培训", f"第{n}课。")
                for n in (1, 3)
            ),
        )
    ),
)
HAN = prepare([BOATS])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("卫生要求第2条应予删除。", "一(二)2"),
        ("我们建议：停泊规定 的第二条应予删除。", "一(一)2"),
        ("关于渔具清单部分的第1条，应予删除。", "二(一)1"),
        ("《渔具清单》中的第2条应予删除。", "二(一)2"),
        ("第二章第3条应予删除。", "二(二)3"),
        ("第2条“结果张贴在公告栏”应予删除。", "一(二)2"),
        ("第2条说鱼笼须标明船名，应予删除。", "二(一)2"),
    ],
)
def test_chinese_pieces_are_found_along_the_path_of_their_label(text, label):
    found = mail(text, drafts=HAN)
    assert [c.paragraphs for c in found if not c.review] == [(label,)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("第2条太短。", ["一(一)2", "一(二)2", "二(一)2"]),
        ("第1章第2条太短。", ["一(一)2", "一(二)2"]),
        ("第9条太短。", []),
    ],
)
def test_a_number_that_each_part_counts_anew_is_a_question_with_all_of_them(
    text, labels
):
    (found,) = mail(text, drafts=HAN)
    assert found.review
    assert [c.paragraph for c in found.candidates][: len(labels)] == labels


def test_so_many_parts_that_nobody_reads_them_are_not_offered():
    paragraphs = tuple(
        Paragraph(label=f"{n}({m})", text=f"Rule {m} of boat {n}.", heading=f"Boat {n}")
        for n in range(1, 23)
        for m in (1, 2)
    )
    many = prepare([Draft(id="MANY", title="Boats", call="c", paragraphs=paragraphs)])
    (found,) = mail("Point 2: too short.", drafts=many)
    assert found.review
    assert len(found.candidates) <= 3


def test_the_number_of_an_edition_is_no_piece():
    paragraphs = tuple(
        Paragraph(label=label, text=f"Rule {label} on boats.")
        for label in ("2.1", "3.2")
    )
    draft = Draft(id="QR", title="Quay Rules 2.1", call="c", paragraphs=paragraphs)
    (found,) = mail("In 2.1, 3.2 let boats stay overnight.", drafts=prepare([draft]))
    assert found.review
    assert units(mail("2.1 and 3.2 are too long.", drafts=prepare([draft])))
