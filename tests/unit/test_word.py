"""A Word file is read with every word, every mark and every place."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import ooxml, word_story
from pipeline.extract.word import read_docx
from rules.terms import Change, PassageKind, Read, Run
from tests.reading.word_file import (
    cell,
    cut,
    definition,
    ins,
    level,
    listed,
    p,
    package,
    r,
    row,
    style,
    table,
    use,
    word_file,
)

CORPUS = Path(__file__).parents[3] / "shared/corpus/documents"
BOX = "<w:txbxContent>%s</w:txbxContent>"


def passages(*body, **parts):
    reading = read_docx(word_file(*body, **parts), "comments.docx")
    assert reading.read is Read.FULL, reading.why
    return reading.passages


def texts(*body, **parts):
    return [passage.text for passage in passages(*body, **parts)]


def views(*body, **parts):
    return [(each.original, each.text) for each in passages(*body, **parts)]


# --- words ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (r("Broad") + r("band"), "Broadband"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        (
            (
                "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>he</w:t><w:softHyphen/>"
                "<w:t>alth</w:t></w:r>"
            ),
            "e\u2011health",
        ),
        (
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r("yes"),
            "\uf0feyes",
        ),
        (f"<w:hyperlink w:anchor='x'>{r('link')}</w:hyperlink>", "link"),
        (f"<w:smartTag w:element='place'>{r('Geneva')}</w:smartTag>", "Geneva"),
        (f"<w:customXml w:element='x'>{r('tagged')}</w:customXml>", "tagged"),
        (f"<w:bdo w:val='rtl'>{r('السلام')}</w:bdo>", "السلام"),
        (
            (
                "<w:sdt><w:sdtPr><w:alias w:val='Name'/></w:sdtPr><w:sdtContent>"
                f"{r('controlled')}</w:sdtContent></w:sdt>"
            ),
            "controlled",
        ),
        (f"<w:fldSimple w:instr=' PAGE '>{r('12')}</w:fldSimple>", "12"),
        (
            "<m:oMath><m:r><m:t>E=mc²</m:t></m:r></m:oMath>",
            "E=mc²",
        ),
        (
            (
                "<w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase>"
                "<w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            ),
            "東",
        ),
        (
            (
                "<w:r><mc:AlternateContent><mc:Choice><w:x/></mc:Choice>"
                "<mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            "😊",
        ),
    ],
)
def test_whatever_holds_words_is_read(content, seen):
    assert texts(f"<w:p>{content}</w:p>") == [seen]


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_shows_its_result_and_not_its_instruction():
    assert texts(p("see ", field("REF x", "para 17"), " above")) == [
        "see para 17 above"
    ]


def test_a_field_inside_an_instruction_is_no_word():
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>IF</w:instrText></w:r>{field('MERGEFIELD x', 'hidden')}"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("shown")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p(outer)) == ["shown"]


def test_a_field_that_is_never_closed_hides_nothing():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(p(begin, "words"), p("more")) == ["words", "more"]


def test_the_chosen_entry_of_a_form_is_read():
    form = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
        '<w:result w:val="1"/><w:listEntry w:val="Oppose"/>'
        '<w:listEntry w:val="Support"/></w:ddList></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p("We: ", form)) == ["We: Support"]


def test_content_controls_are_read_at_every_level():
    def wrap(content):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    tables = table(wrap(row(wrap(cell(wrap(p("in a cell")))))))
    assert texts(wrap(p("a block")), wrap(tables)) == ["a block", "in a cell"]


def test_the_strict_form_is_read_like_the_other():
    body = (p("old ", ins("new"), properties=style("H")), table(row(cell("x"))))
    parts = {
        "styles": '<w:style w:type="paragraph" w:styleId="H">'
        '<w:name w:val="heading 1"/></w:style>'
    }
    strict = read_docx(word_file(*body, strict=True, **parts), "a").passages
    assert [(p.original, p.text, p.kind) for p in strict] == [
        ("old ", "old new", PassageKind.HEADING),
        ("x", "x", PassageKind.CELL),
    ]


# --- places --------------------------------------------------------------------


def test_places_are_counted_over_the_body_and_the_cells():
    tables = table(row(cell("a"), cell("b", "c")), row(cell(p()), cell("d")))
    found = passages(p("one"), p(), p("three"), tables, p("four"))
    assert [each.source.place for each in found] == [
        *("p1", "p3", "t1.r1.c1", "t1.r1.c2.p1", "t1.r1.c2.p2", "t1.r2.c2", "p4"),
    ]
    assert found[0].source.part == "comments.docx"
    assert re.fullmatch("[0-9a-f]{64}", found[0].source.sha256)


def test_cells_know_their_columns_and_rows_in_the_grid():
    merged = '<w:vMerge w:val="restart"/>'
    tables = table(
        row(
            cell("No.", properties='<w:gridSpan w:val="2"/>'),
            cell("Text"),
            properties="<w:tblHeader/>",
        ),
        row(cell("17", properties=merged), cell("x"), cell("y")),
        row(cell(p(), properties="<w:vMerge/>"), cell("z")),
        row(cell("after"), properties='<w:gridBefore w:val="1"/>'),
    )
    found = {each.text: each for each in passages(tables)}
    spans = {k: (v.cell.column, v.cell.columns, v.cell.rows) for k, v in found.items()}
    assert spans == {
        "No.": (1, 2, 1),
        "Text": (3, 1, 1),
        "17": (1, 1, 2),
        "x": (2, 1, 1),
        "y": (3, 1, 1),
        "z": (2, 1, 1),
        "after": (2, 1, 1),
    }
    assert [k for k, v in found.items() if v.header_row] == ["No.", "Text"]


def test_a_table_in_a_cell_is_a_table_of_its_own():
    inner = table(row(cell("inner")))
    found = passages(table(row(cell("outer", inner, p()))))
    assert [(each.text, each.source.place) for each in found] == [
        ("outer", "t1.r1.c1.p1"),
        ("inner", "t2.r1.c1"),
    ]


def test_headings_come_from_styles_and_from_the_paragraph_itself():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="My"><w:name w:val="My"/>'
        '<w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    found = passages(
        p("a", properties=style("H2")),
        p("b", properties=style("My")),
        p("c", properties='<w:outlineLvl w:val="0"/>'),
        p("d", properties=style("My") + '<w:outlineLvl w:val="9"/>'),
        p("e", properties=style("T")),
        p("f"),
        styles=styles,
    )
    heading, plain = PassageKind.HEADING, PassageKind.PARAGRAPH
    assert [(each.kind, each.level) for each in found] == [
        *((heading, 2), (heading, 2), (heading, 1)),
        *((plain, None), (heading, None), (plain, None)),
    ]


# --- revisions -----------------------------------------------------------------


def test_insertions_and_deletions_make_two_views_with_author_and_date():
    (found,) = passages(p("We ", cut("shall "), ins("should "), "act"))
    assert (found.original, found.text) == ("We shall act", "We should act")
    who = {"author": "Kenya", "at": "2014-01-15T10:00:00Z"}
    assert found.runs == (
        Run(text="We "),
        Run(text="shall ", change=Change.DELETED, **who),
        Run(text="should ", change=Change.INSERTED, **who),
        Run(text="act"),
    )


def test_plain_words_have_no_runs_and_no_base():
    (found,) = passages(p("plain"))
    assert (found.base, found.runs, found.original) == (None, (), "plain")


def test_moved_words_stand_where_they_were_and_where_they_are():
    found = passages(
        p("a", ins("moved", tag="moveFrom")), p("b", ins("moved", tag="moveTo"))
    )
    assert [(each.original, each.text) for each in found] == [
        ("amoved", "a"),
        ("b", "bmoved"),
    ]
    assert [each.runs[1].change for each in found] == [
        Change.MOVED_FROM,
        Change.MOVED_TO,
    ]


def test_words_inserted_by_one_and_deleted_by_another_stand_in_neither_view():
    twice = (
        '<w:ins w:author="Kenya"><w:del w:author="Japan">'
        "<w:r><w:delText>gone</w:delText></w:r></w:del></w:ins>"
    )
    (found,) = passages(p("stays", twice))
    assert (found.original, found.text) == ("stays", "stays")
    gone = found.runs[1]
    assert (gone.text, gone.change, gone.author) == ("gone", Change.DELETED, "Japan")


def test_words_marked_as_deleted_text_alone_are_deleted():
    assert views(p("a", r("b", tag="delText"))) == [("ab", "a")]


def test_a_change_of_formatting_is_no_revision_of_words():
    change = '<w:rPrChange w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    (found,) = passages(
        p(
            r("words", look=change),
            properties='<w:jc w:val="left"/><w:pPrChange w:author="A"><w:pPr/>'
            "</w:pPrChange>",
        )
    )
    assert (found.base, found.runs, found.paragraph_change) == (None, (), None)


def test_inserted_and_deleted_paragraphs_are_told():
    found = passages(
        p("kept"),
        p(ins("new"), end="ins"),
        p(cut("old"), end="del"),
        p(ins("come", tag="moveTo"), end="moveTo"),
        p(ins("gone", tag="moveFrom"), end="moveFrom"),
        p("kept too"),
    )
    assert [each.paragraph_change for each in found] == [
        *(None, Change.INSERTED, Change.DELETED),
        *(Change.MOVED_TO, Change.MOVED_FROM, None),
    ]


def test_a_paragraph_written_after_another_is_new_although_the_other_end_is_marked():
    found = passages(p("17. Old words", end="ins"), p(ins("18. New words")))
    assert [each.paragraph_change for each in found] == [None, Change.INSERTED]


def test_a_paragraph_deleted_together_with_the_end_before_it_is_gone():
    found = passages(p("17. Kept", end="del"), p(cut("18. Gone")))
    assert [each.paragraph_change for each in found] == [None, Change.DELETED]


def test_paragraphs_that_were_only_split_or_joined_neither_came_nor_went():
    found = passages(p("a", end="ins"), p("b"), p("c", end="del"), p("d"))
    assert [each.paragraph_change for each in found] == [None] * 4


def test_an_inserted_row_brings_all_its_words_and_a_deleted_one_takes_them():
    revision = '<w:%s w:author="Kenya" w:date="2014-01-15T10:00:00Z"/>'
    found = passages(
        table(
            row(cell("kept")),
            row(cell("new"), properties=revision % "ins"),
            row(cell("old"), properties=revision % "del"),
            row(cell("cell", properties=revision % "cellIns")),
        )
    )
    assert [(each.original, each.text, each.paragraph_change) for each in found] == [
        ("kept", "kept", None),
        ("", "new", Change.INSERTED),
        ("old", "", Change.DELETED),
        ("", "cell", Change.INSERTED),
    ]
    assert found[1].runs[0].author == "Kenya"


def test_revisions_inside_links_and_controls_are_seen():
    link = f"<w:hyperlink w:anchor='x'>{r('a')}{ins('b')}{cut('c')}</w:hyperlink>"
    assert views(p(link)) == [("ac", "ab")]


@pytest.mark.parametrize(
    ("look", "seen"),
    [
        ("<w:b/>", {"bold": True}),
        ('<w:i w:val="1"/>', {"italic": True}),
        ("<w:strike/>", {"strike": True}),
        ("<w:dstrike/>", {"strike": True}),
        ('<w:u w:val="single"/>', {"underline": True}),
        ('<w:color w:val="FF0000"/>', {"colour": "FF0000"}),
        ('<w:highlight w:val="yellow"/>', {"highlight": "yellow"}),
        ('<w:shd w:val="clear" w:fill="FFFF00"/>', {"highlight": "FFFF00"}),
    ],
)
def test_the_look_of_single_words_is_kept(look, seen):
    (found,) = passages(p("a", r("b", look=look)))
    assert found.runs == (Run(text="a"), Run(text="b", **seen))


@pytest.mark.parametrize(
    "look",
    [
        '<w:b w:val="0"/>',
        '<w:u w:val="none"/>',
        '<w:color w:val="auto"/>',
        '<w:highlight w:val="none"/>',
        '<w:sz w:val="22"/>',
    ],
)
def test_a_look_that_is_switched_off_is_plain(look):
    (found,) = passages(p(r("b", look=look)))
    assert found.runs == ()


@given(
    st.lists(
        st.tuples(st.sampled_from([r, ins, cut]), st.text("ab <&é", max_size=4)),
        min_size=1,
        max_size=8,
    )
)
def test_the_views_are_the_words_that_stand_in_them_and_nothing_else(words):
    content = [ins(r(text)) if make is ins else make(text) for make, text in words]
    data = word_file(p(*content))
    final = "".join(text for make, text in words if make is not cut)
    base = "".join(text for make, text in words if make is not ins)
    found = read_docx(data, "x").passages
    if not (final + base).strip():
        assert found == ()
        return
    assert (found[0].text, found[0].original) == (final, base)
    runs = found[0].runs or (Run(text=final),)
    assert "".join(run.text for run in runs) == "".join(text for _, text in words)


# --- comments, notes, boxes, heads -----------------------------------------------

RANGE = '<w:commentRange%s w:id="%d"/>'
REFERENCE = '<w:r><w:commentReference w:id="%d"/></w:r>'


def hung(number, *content):
    start, end = RANGE % ("Start", number), RANGE % ("End", number)
    return start + "".join(content) + end + REFERENCE % number


def comment(number, *content, para="", author="Japan"):
    blocks = "".join(
        each.replace("<w:p>", f'<w:p w14:paraId="{para}">') for each in content
    )
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2014-01-10T08:00:00Z">'
        f"{blocks}</w:comment>"
    )


def test_a_margin_comment_knows_its_words_its_author_and_its_place():
    found = passages(
        p("one"),
        p("The ", hung(7, r("right to privacy")), " is"),
        comments=comment(7, p("Delete ", cut("it"), ins("this")), p("Reason.")),
    )
    note = found[-1]
    assert note.kind is PassageKind.MARGIN_COMMENT
    assert (note.source.place, note.author, note.at) == (
        *("c7", "Japan", "2014-01-10T08:00:00Z"),
    )
    assert (note.anchor, note.anchor_text) == (("p2",), "right to privacy")
    assert (note.text, note.original) == ("Delete this\nReason.", "Delete it\nReason.")


def test_a_comment_can_hang_on_several_paragraphs_and_cells():
    tables = table(row(cell(p("in a cell", RANGE % ("End", 1)))))
    found = passages(
        p(RANGE % ("Start", 1), "a"),
        p(),
        p("b"),
        tables,
        comments=comment(1, p("Merge.")),
    )
    assert found[-1].anchor == ("p1", "p3", "t1.r1.c1")
    assert found[-1].anchor_text == "a\nb\nin a cell"


def test_a_range_between_paragraphs_is_seen():
    found = passages(
        RANGE % ("Start", 1),
        p("a"),
        RANGE % ("End", 1),
        p("b"),
        comments=comment(1, p("x")),
    )
    assert (found[-1].anchor, found[-1].anchor_text) == (("p1",), "a")


def test_a_comment_on_deleted_words_keeps_them():
    found = passages(p("a", hung(1, cut("gone"))), comments=comment(1, p("why")))
    assert found[-1].anchor_text == "gone"


def test_a_comment_without_a_range_hangs_on_its_paragraph():
    found = passages(p("words", REFERENCE % 1), comments=comment(1, p("x")))
    assert (found[-1].anchor, found[-1].anchor_text) == (("p1",), "")


def test_answers_know_what_they_answer_and_whether_it_is_settled():
    thread = (
        '<w15:commentEx w15:paraId="AA" w15:done="1"/>'
        '<w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/>'
    )
    asked = comment(1, "<w:p>" + r("Why?") + "</w:p>", para="AA")
    answered = comment(2, "<w:p>" + r("Because.") + "</w:p>", para="BB")
    found = passages(
        p(hung(1, r("x"))), comments=asked + answered, commentsExtended=thread
    )
    assert [(each.parent, each.resolved) for each in found[-2:]] == [
        ("", True),
        ("c1", False),
    ]


def test_notes_are_passages_and_know_where_they_are_called():
    called = '<w:r><w:%sReference w:id="%d"/></w:r>'
    separator = '<w:%s w:type="separator" w:id="-1">' + p("--") + "</w:%s>"
    found = passages(
        p("a"),
        p("b", called % ("footnote", 3)),
        p("c", called % ("endnote", 2)),
        footnotes=separator % ("footnote", "footnote")
        + f'<w:footnote w:id="3">{p("foot")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{table(row(cell("end")))}</w:endnote>',
    )
    assert [(each.text, each.source.place, each.anchor) for each in found[-2:]] == [
        ("foot", "f3", ("p2",)),
        ("end", "e2", ("p3",)),
    ]
    assert found[-1].kind is PassageKind.NOTE


def test_a_text_box_is_read_once_although_it_is_written_twice():
    box = BOX % (p("boxed") + p("twice"))
    drawn = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = passages(p("before"), p("anchor", drawn), p("after"))
    assert [(each.text, each.source.place) for each in found] == [
        *(("before", "p1"), ("anchor", "p2")),
        *(("boxed", "x1.p1"), ("twice", "x1.p2"), ("after", "p3")),
    ]


def test_the_old_kind_of_text_box_is_read_too():
    old = f"<w:r><w:pict><v:textbox>{BOX % p('old')}</v:textbox></w:pict></w:r>"
    assert texts(p(old)) == ["old"]


def test_running_heads_are_furniture():
    found = passages(p("body"), header=p("Letterhead") + p("Geneva"), footer=p("1"))
    assert [(each.text, each.kind, each.source.place) for each in found[1:]] == [
        ("Letterhead\nGeneva", PassageKind.FURNITURE, "h1"),
        ("1", PassageKind.FURNITURE, "h2"),
    ]


def test_the_file_says_who_wrote_it():
    data = word_file(
        p("x"),
        core="<dc:creator>A. Person</dc:creator><dc:title> Comments </dc:title>",
        app="<Company>Ministry of ICT</Company><Pages>3</Pages>",
    )
    assert read_docx(data, "a").properties == {
        "author": "A. Person",
        "title": "Comments",
        "company": "Ministry of ICT",
    }


# --- numbers in both views -------------------------------------------------------

NUMBERED = {"numbering": definition(1, level(0, "%1.")) + use(1, 1)}


def numbers(*body):
    found = passages(*body, **NUMBERED)
    return [(each.base_number, each.number) for each in found]


def item(*content, end=""):
    return p(*content, properties=listed(1), end=end)


def test_an_inserted_paragraph_moves_the_numbers_of_the_final_view_only():
    assert numbers(item("a"), item(ins("new"), end="ins"), item("b")) == [
        *(("1.", "1."), ("", "2."), ("2.", "3.")),
    ]


def test_a_deleted_paragraph_keeps_its_number_in_the_base_view():
    assert numbers(item("a"), item(cut("old"), end="del"), item("b")) == [
        *(("1.", "1."), ("2.", ""), ("3.", "2.")),
    ]


def test_a_split_paragraph_has_one_number_before_and_two_after():
    assert numbers(item("a", end="ins"), item("b"), item("c")) == [
        *(("1.", "1."), ("", "2."), ("2.", "3.")),
    ]


def test_joined_paragraphs_have_two_numbers_before_and_one_after():
    assert numbers(item("a", end="del"), item("b"), item("c")) == [
        *(("1.", "1."), ("2.", ""), ("3.", "2.")),
    ]


def test_a_list_that_was_taken_away_by_a_revision_still_counts_in_the_base_view():
    before = f"<w:pPrChange><w:pPr>{listed(1)}</w:pPr></w:pPrChange>"
    assert numbers(item("a"), p("b", properties=before), item("c")) == [
        *(("1.", "1."), ("2.", ""), ("3.", "2.")),
    ]


def test_a_list_that_was_put_in_by_a_revision_does_not_count_in_the_base_view():
    inserted = listed(1).replace("</w:numPr>", "<w:ins w:author='A'/></w:numPr>")
    assert numbers(item("a"), p("b", properties=inserted), item("c")) == [
        *(("1.", "1."), ("", "2."), ("2.", "3.")),
    ]


# --- files that are not as they should be ------------------------------------------


def held(data):
    reading = read_docx(data, "x.docx")
    assert reading.read is Read.HELD
    assert reading.passages == ()
    return reading.why


def test_a_protected_file_is_held_and_its_sender_is_told_what_to_send():
    stream = "EncryptedPackage".encode("utf-16-le")
    assert held(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream) == (
        "The file is protected by a password. "
        "Please send it as Word or PDF without a password."
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"no zip at all", "damaged"),
        (word_file(p("x"))[:300], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older format"),
        (package({"xl/workbook.xml": "<workbook/>"}), "no Word document"),
        (package({"word/document.xml": "<w/>"}), "no Word document"),
    ],
)
def test_what_cannot_be_opened_is_held_with_a_reason(data, reason):
    assert reason in held(data)


def test_a_document_type_declaration_is_refused():
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        '<w:document xmlns:w="x"><w:body>&b;</w:body></w:document>'
    )
    assert "document type declaration" in held(package({"word/document.xml": bomb}))
    wide = bomb.encode("utf-16")
    assert "document type declaration" in held(package({"word/document.xml": wide}))


def test_a_bomb_is_told_from_the_directory_of_the_zip(tmp_path):
    path = tmp_path / "bomb.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p/>" * 5_000_000)
    assert "grows far beyond its size" in held(path.read_bytes())
    many = {f"{number}.xml": "" for number in range(ooxml.MOST_ENTRIES + 1)}
    assert "grows far beyond its size" in held(package(many))


def test_a_size_that_lies_does_not_open_the_door():
    # 9 is declared; what inflates beyond it is not read and fails its checksum.
    data = package({"word/document.xml": "<w:p/>" * 1000})
    size = (6000).to_bytes(4, "little")
    assert data.count(size) == 2
    assert "damaged" in held(data.replace(size, (9).to_bytes(4, "little")))


def test_a_damaged_part_does_not_cost_the_others():
    good = word_file(p("words"), comments="<w:comment>")
    reading = read_docx(good, "x")
    assert reading.read is Read.PARTIAL
    assert [each.text for each in reading.passages] == ["words"]
    assert "damaged" in reading.why


def test_a_damaged_body_is_read_as_far_as_it_goes():
    reading = read_docx(word_file(p("first"), p("second"), "<w:p><w:r>"), "x")
    assert (reading.read, len(reading.passages)) == (Read.PARTIAL, 2)


def test_a_file_of_pictures_only_is_held():
    files = {
        "word/document.xml": '<w:document xmlns:w="x"><w:body/></w:document>',
        "word/media/image1.png": "x",
    }
    assert "pictures and no text" in held(package(files))


def test_an_inserted_file_that_is_not_read_is_told():
    reading = read_docx(word_file(p("x"), '<w:altChunk r:id="rId9"/>'), "x")
    assert reading.read is Read.PARTIAL
    assert "Another file is inserted" in reading.why


def test_a_file_without_end_is_read_up_to_a_point(monkeypatch):
    monkeypatch.setattr(word_story, "MOST_PASSAGES", 3)
    reading = read_docx(word_file(*(p("x") for _ in range(5))), "x")
    assert (reading.read, len(reading.passages)) == (Read.PARTIAL, 3)
    assert "only its beginning" in reading.why


def test_a_file_nested_without_end_is_read_as_far_as_it_goes():
    deep = p("inside")
    for _ in range(60):
        deep = table(row(cell(deep, p())))
    deeper = "<w:smartTag>" * 220 + r("x") + "</w:smartTag>" * 220
    reading = read_docx(word_file(p("before"), deep, p(deeper)), "x")
    assert reading.passages[0].text == "before"
    assert reading.read in (Read.FULL, Read.PARTIAL)


def test_an_empty_file_is_read_in_full():
    assert read_docx(word_file(), "x") == read_docx(word_file(), "x")
    assert read_docx(word_file(), "x").read is Read.FULL


# --- the corpus ------------------------------------------------------------------


@pytest.mark.skipif(not CORPUS.exists(), reason="the research corpus is not here")
def test_no_file_of_the_corpus_breaks_the_reader():
    files = sorted(CORPUS.glob("doc[xm]/*"))
    assert files
    for file in files:
        reading = read_docx(file.read_bytes(), file.name)
        assert reading.read is Read.FULL or reading.why
