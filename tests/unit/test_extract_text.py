import pytest

from pipeline.extract import read_file
from rules.terms import PassageKind, Read


def body(text, declared="text/plain", charset="utf-8"):
    [found] = read_file("body", text.encode(charset), declared, is_body=True)
    assert found.reading.read is Read.FULL
    return found.reading.passages


def kinds(passages):
    return [(p.kind, p.text) for p in passages]


P, Q, S = PassageKind.PARAGRAPH, PassageKind.QUOTED, PassageKind.SIGNATURE


def test_paragraphs_end_at_blank_lines_and_are_found_again_by_their_first_line():
    first, second = body("Dear all,\nhello\n\n\n17. Delete.\n")
    assert (first.text, first.source.place) == ("Dear all,\nhello", "l1")
    assert (second.text, second.source.place) == ("17. Delete.", "l5")
    assert second.source.part == "body"


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("koi8-r", "text/plain; charset=koi8-r"),
        ("utf-16", "text/plain"),
        ("utf-8-sig", "text/plain; charset=us-ascii"),
        ("utf-8", "text/plain; charset=no-such"),
    ],
)
def test_a_text_is_read_in_any_encoding(charset, declared):
    [passage] = body("Предлагаем исключить.", declared, charset)
    assert passage.text == "Предлагаем исключить."


RUSSIAN = "Предлагаем исключить второе предложение пункта 12."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.upper(), "koi8-r"),
        (RUSSIAN.upper(), "cp1251"),
        ("نقترح حذف الفقرة الثانية عشرة من النص.", "cp1256"),
        ("我们建议删除第十二段，因为它重复了第九段。", "gb18030"),
        ("Προτείνουμε να διαγραφεί η παράγραφος 12.", "cp1253"),
        ("Nous appuyons l’égalité des « chances » : où ça ?", "cp1252"),
        ("Größe, Übermaß und Maßstäbe", "latin-1"),
        ("We agree, 我们同意.", "utf-16-le"),
        ("We agree.", "utf-16-be"),
        (RUSSIAN * 500, "utf-8"),
    ],
)
def test_a_text_that_does_not_name_its_encoding_is_read(text, encoding):
    [passage] = read_file("note.txt", text.encode(encoding))[0].reading.passages
    assert passage.text == text


def test_flowed_lines_are_joined_and_stuffing_is_taken_off():
    text = "We \npropose \nthis.\n Next\n> quoted \n> too\n-- \nAna\n"
    assert kinds(body(text, "text/plain; format=flowed")) == [
        (P, "We propose this.\nNext"),
        (Q, "quoted too"),
        (S, "--\nAna"),
    ]


def test_answers_between_quoted_lines_stay_the_senders():
    text = "Dear all,\n\n> 17. Old text\nDelete this.\n> 18. More\n\nAgreed.\n"
    assert kinds(body(text)) == [
        (P, "Dear all,"),
        (Q, "17. Old text"),
        (P, "Delete this."),
        (Q, "18. More"),
        (P, "Agreed."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "On 2 Jan 2014, at 10:00, WSIS <a@b.int> wrote:",
        "On Thursday, 2 January 2014, the WSIS secretariat\n<a@b.int> wrote:",
        "Le lun. 3 févr. 2014 à 10:00, X <a@b.int> a écrit :",
        "El lun, 3 feb 2014 a las 10:00, X (<a@b.int>) escribió:",
        "3 февраля 2014 г., 10:00 пользователь X <a@b.int> написал:",
        "在 2014年1月3日，10:00，X <a@b.int> 写道：",
        "في الجمعة، 3 يناير 2014 كتب X <a@b.int>:",
        "-----Original Message-----",
        "-------- Message d'origine --------",
        "---------- Mensaje reenviado ----------",
        "-----Исходное сообщение-----",
        "-----原始邮件-----",
        "____________________\nFrom: X\nSent: today\nTo: Y\nSubject: Z",
        "De : X\nEnvoyé : lundi\nÀ : Y\nObjet : Z",
        "От: X\nОтправлено: сегодня\nКому: Y\nТема: Z",
        "发件人: X\n发送时间: 今天\n收件人: Y\n主题: Z",
    ],
)
def test_a_trail_without_marks_is_quoted_from_its_introduction_on(line):
    own, *trail = body(f"We agree.\n\n{line}\n\nDelete paragraph 3.\n\nRegards")
    assert (own.kind, own.text) == (P, "We agree.")
    assert {passage.kind for passage in trail} == {Q}
    assert trail[-1].text == "Regards"


def test_after_a_marked_trail_the_sender_speaks_again():
    text = "On 3 May 2014, A <a@b> wrote:\n> Do you agree?\n\nWe do.\n"
    assert kinds(body(text)) == [
        (Q, "On 3 May 2014, A <a@b> wrote:"),
        (Q, "Do you agree?"),
        (P, "We do."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "On 11 May 2026 at 10:02, Pact Secretariat wrote:",
        "Le 11 mai 2026 à 10:02, Secrétariat du Pacte a écrit :",
        "El 11 may 2026 a las 10:02, Secretaría del Pacto escribió:",
        "11.05.2026 10:02, Секретариат пишет:",
        "في 11 مايو 2026 الساعة 10:02 كتب الأمانة:",
        "在 2026年5月11日 10:02，秘书处写道：",
        "Am 11.05.2026 um 10:02 schrieb Sekretariat\n<a@b.example>:",
    ],
)
def test_the_line_of_the_mail_program_is_none_of_the_quoted_words(line):
    text = f"{line}\n> Article 2\n> (b) Ports are open.\nWhen?\n>> Old.\n> Older."
    assert kinds(body(text)) == [
        (Q, line),
        (Q, "Article 2\n(b) Ports are open."),
        (P, "When?"),
        (Q, "Old.\nOlder."),
    ]


@pytest.mark.parametrize(
    "closing",
    ["Kind regards,", "Cordialement", "Atentamente,", "С уважением,", "此致", "--"],
)
def test_a_signature_is_marked_and_kept(closing):
    passages = body(f"Delete paragraph 3.\n\n{closing}\nAna Lee\nHead of Unit\n")
    assert kinds(passages) == [
        (P, "Delete paragraph 3."),
        (S, f"{closing}\nAna Lee\nHead of Unit"),
    ]


def test_comments_below_a_name_are_no_signature():
    passages = body("Kind regards,\nAna\n\nPara 17: delete the last sentence.\n")
    assert [p.kind for p in passages] == [P, P]


def test_thanks_before_a_comment_are_no_signature():
    assert [p.kind for p in body("Thank you.\n\n17: delete.\n")] == [P, P]


def test_a_table_of_separated_values_is_cells():
    [found] = read_file("c.csv", b'Para;Comment\n17;"Delete;\nplease"\n;x\n')
    passages = found.reading.passages
    assert [(p.source.place, p.text) for p in passages] == [
        ("t1.r1.c1", "Para"),
        ("t1.r1.c2", "Comment"),
        ("t1.r2.c1", "17"),
        ("t1.r2.c2", "Delete;\nplease"),
        ("t1.r3.c2", "x"),
    ]
    assert [p.header_row for p in passages] == [True, True, False, False, False]


def test_a_heading_of_markdown_is_a_heading():
    [found] = read_file("c.md", b"## Chapter C\n\nText\n")
    heading, paragraph = found.reading.passages
    assert (heading.kind, heading.level) == (PassageKind.HEADING, 2)
    assert paragraph.text == "Text"


# --- html ----------------------------------------------------------------------


def test_html_is_read_as_paragraphs_items_and_cells():
    passages = body(
        "<h2>Chapter</h2><p>One<br>line</p><ol start=3><li>x<li>y</ol>"
        "<table><tr><th>Para<th>Text<tr><td rowspan=2>17<td>a<tr><td>b</table>",
        "text/html",
    )
    assert [(p.source.place, p.number, p.text) for p in passages] == [
        ("p1", "", "Chapter"),
        ("p2", "", "One\nline"),
        ("p3", "3.", "x"),
        ("p4", "4.", "y"),
        ("t1.r1.c1", "", "Para"),
        ("t1.r1.c2", "", "Text"),
        ("t1.r2.c1", "", "17"),
        ("t1.r2.c2", "", "a"),
        ("t1.r3.c2", "", "b"),
    ]
    assert passages[0].kind is PassageKind.HEADING
    assert passages[4].header_row


def test_items_of_an_html_list_have_the_numbers_that_a_browser_shows():
    page = "<ol type=i start=9><li>a<li value=12>b<li>c</ol><ol type=A start=27><li>d"
    found = [each.number for each in body(page, "text/html")]
    assert found == ["ix.", "xii.", "xiii.", "AA."]


def test_struck_and_coloured_words_of_html_are_marked():
    [passage] = body(
        '<p>Keep <s>this</s><span style="color:red"> that</span>.</p>', "text/html"
    )
    assert passage.text == "Keep this that."
    assert [(r.text, r.strike, r.colour) for r in passage.runs] == [
        ("Keep ", False, ""),
        ("this", True, ""),
        (" that", False, "red"),
        (".", False, ""),
    ]


def test_a_quotation_and_an_unseen_text_of_html_are_not_the_senders_words():
    passages = body(
        "<style>p{}</style><p>Ours</p><p style='display:none'>hidden</p>"
        "<blockquote type=cite>old<div>older</div></blockquote><p>Again</p>",
        "text/html",
    )
    assert kinds(passages) == [(P, "Ours"), (Q, "old"), (Q, "older"), (P, "Again")]


def test_a_table_that_lays_out_a_page_is_none():
    [passage] = body("<table><tr><td>Words</td></tr></table>", "text/html")
    assert passage.cell is None


def test_html_nested_too_deeply_still_gives_its_words():
    [found] = read_file("a.html", b"<html>" + b"<div>" * 5_000 + b"deep words")
    assert found.reading.read is Read.PARTIAL
    assert found.reading.passages[0].text == "deep words"


def test_a_number_that_is_too_long_costs_no_words_of_a_page():
    long = "9" * 5_000
    table = f"<table><tr><td colspan={long}>a<td rowspan=1.5>b<td colspan=-1>c</table>"
    cells = body(table, "text/html")
    assert [(p.text, p.cell.column, p.cell.columns) for p in cells] == [
        *(("a", 1, 1), ("b", 2, 1), ("c", 3, 1)),
    ]
    [item] = body(f"<ol start={long}><li value={long}>a</ol>", "text/html")
    assert (item.text, item.number) == ("a", "1.")
    [words] = body(f"a &#{long}; &#xD800; &#1;b", "text/html")
    assert words.text == "a \ufffd \ufffd b"
    deep = "<html>" + "<div>" * 5_000 + f"a &#{long}; &#{'0' * 5_000}98;"
    [found] = read_file("a.html", deep.encode())
    assert [p.text for p in found.reading.passages] == ["a \ufffd b"]


def test_a_tag_that_only_looks_like_a_heading_is_none():
    passages = body("<h²>a</h²><p>b</p><h7>c</h7><h6>d</h6>", "text/html")
    assert [(p.text, p.level) for p in passages] == [
        *(("a", None), ("b", None), ("c", None), ("d", 6)),
    ]


def test_cells_that_reach_far_over_each_other_are_read():
    row = "<tr>" + "<td colspan=100 rowspan=100>a" * 200
    cells = body(f"<table>{row * 50}</table>", "text/html")
    assert len(cells) == 50 * 200
    assert [p.cell.column for p in cells[:12]] == [*range(1, 1_002, 100), 1_002]
    assert [p.cell.columns for p in cells[9:12]] == [100, 1, 1]
    assert (cells[200].cell.row, cells[200].cell.column) == (2, 1_191)


@pytest.mark.parametrize("charset", ["punycode", "IDNA", "unicode_escape"])
def test_a_codec_that_is_no_charset_changes_no_words(charset):
    [passage] = body(r"a\x41-b", f"text/plain; charset={charset}")
    assert passage.text == r"a\x41-b"
    long = body("z9" * 500_000, f"text/plain; charset={charset}")
    assert len(long[0].text) == 1_000_000


def test_running_heads_and_feet_at_page_breaks_are_no_words_of_the_sender():
    passages = body(
        "Comments\n\nParagraph 6: we ask for more\n\n- 1 -\n"
        "\fComments\n\nthan that.\n\n- 2 -\n"
    )
    said = [p.text for p in passages if p.kind is not PassageKind.FURNITURE]
    assert said == ["Paragraph 6: we ask for more", "than that."]
    assert len(passages) == 5
