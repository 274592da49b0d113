"""How a text is written: flowing lines, HTML, alternatives."""

from __future__ import annotations

from tests.reading.construct import Seen
from tests.reading.mail_file import body, file, mixed
from tests.reading.mail_seen import (
    ANNEX,
    HTML,
    TEXT,
    WORD,
    construct,
    inside,
    own,
    quoted,
)

FLOWED = "text/plain; charset=utf-8; format=flowed"
FORM = """<form><p>Name: <input value="Ana"><input type=hidden value=x>
<p><input type=checkbox checked>Agree <input type=radio>Disagree
<p>Keep <select><option>12<option selected>17</select>,
not <select><option>18<option>19</select><input type=submit value=Send>
<textarea>As it
stands</textarea><select multiple><option>20</select></form>"""
STRUCK = Seen(text="Keep all this.", marks=("all{strike}",), part="body")

CONSTRUCTS = [
    construct(
        "lines that flow (RFC 3676)",
        lambda: body("We propose to \ndelete 17.\n\n Next.", FLOWED),
        "We propose to delete 17.",
        "Next.",
    ),
    construct(
        "lines that flow with DelSp",
        lambda: body("删除第 \n17段。", f"{FLOWED}; DelSp=yes"),
        "删除第17段。",
    ),
    construct(
        "flowing lines of several depths",
        lambda: body("> > older \n> > words\n> old\nmine", FLOWED),
        quoted("older words\nold"),
        own("mine"),
    ),
    construct(
        "HTML only, with a list and a table",
        lambda: body(
            "<p>Dear all,<ol start=17><li>Delete<li>Keep</ol>"
            "<table><tr><th>Para<th>Text<tr><td>18<td>new</table>",
            "text/html; charset=utf-8",
        ),
        Seen(text="Dear all,", place="p1", number=""),
        Seen(text="Delete", place="p2", number="17."),
        Seen(text="Keep", place="p3", number="18."),
        Seen(text="Para", place="t1.r1.c1"),
        Seen(text="Text", place="t1.r1.c2"),
        Seen(text="18", place="t1.r2.c1"),
        Seen(text="new", place="t1.r2.c2"),
    ),
    construct(
        "HTML with a form that was filled in",
        lambda: body(FORM, "text/html; charset=utf-8"),
        "Name: Ana",
        "☒ Agree ☐ Disagree",
        "Keep 17 , not 18",
        "As it\nstands",
    ),
    construct(
        "HTML that says its charset only inside",
        lambda: (
            b"From: a@x.int\nContent-Type: text/html\n\n"
            + '<meta charset="koi8-r"><p>Исключить пункт 17.'.encode("koi8-r")
        ),
        "Исключить пункт 17.",
    ),
    construct(
        "two alternatives that say the same",
        lambda: mixed(
            TEXT + "We agree with paragraph 17.",
            HTML + "<p>We agree with <b>paragraph 17</b>.",
            kind="alternative",
        ),
        "We agree with paragraph 17.",
    ),
    construct(
        "two alternatives, one of them a stub",
        lambda: mixed(
            TEXT + "This mail is in HTML.",
            HTML + "<p>Paragraph 17 should be deleted, for it repeats paragraph 3.",
            kind="alternative",
        ),
        "Paragraph 17 should be deleted, for it repeats paragraph 3.",
    ),
    construct(
        "two alternatives that say different things",
        lambda: mixed(
            TEXT + "Paragraph 17 should be deleted.",
            HTML + "<p>We would rather see the list in number 18 grow.",
            kind="alternative",
        ),
        "Paragraph 17 should be deleted.",
        "We would rather see the list in number 18 grow.",
    ),
    construct(
        "two alternatives, of which one shows what is struck out",
        lambda: mixed(
            TEXT + "Keep all this.",
            HTML + "<p>Keep <s>all</s> this.",
            kind="alternative",
        ),
        STRUCK,
    ),
    construct(
        "two alternatives, of which one shows a table",
        lambda: mixed(
            TEXT + "17\nDelete",
            HTML + "<table border=1><tr><td>17<td>Delete</table>",
            kind="alternative",
        ),
        Seen(text="17", place="t1.r1.c1"),
        Seen(text="Delete", place="t1.r1.c2"),
    ),
    construct(
        "two alternatives, of which the HTML says one thing more",
        lambda: mixed(
            TEXT + "Paragraph 17 is good and we would like to see it kept as it is.",
            HTML + "<p>Paragraph 17 is good and we would like to see it kept as it is."
            "<p>Delete 18.",
            kind="alternative",
        ),
        "Paragraph 17 is good and we would like to see it kept as it is.",
        "Delete 18.",
    ),
    construct(
        "a file that stands in an alternative",
        lambda: mixed(
            TEXT + "We agree.",
            HTML + "<p>We agree.",
            file(WORD, "application/msword", ANNEX),
            kind="alternative",
        ),
        "We agree.",
        inside("Delete paragraph 17.", "annex.docx"),
    ),
    construct(
        "a file uuencoded in the text",
        lambda: body(
            "See the table.\n\nbegin 644 t.csv\n#83MB\n`\nend\n\nAna",
            "text/plain",
        ),
        "See the table.",
        "Ana",
        Seen(text="a", part="t.csv", place="t1.r1.c1"),
        Seen(text="b", part="t.csv", place="t1.r1.c2"),
    ),
]
