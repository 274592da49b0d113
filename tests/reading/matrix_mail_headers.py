"""Charsets, headers and names of files, and all the ways to write them wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reading.mail_file import file, mail, mixed, named
from tests.reading.mail_seen import WORD, construct, inside

if TYPE_CHECKING:
    from tests.reading.construct import Construct


def in_charset(charset: str, text: str, declared: str = "") -> Construct:
    """Say that a text is read in the charset that it is written in."""
    said = f", though called {declared}" if declared else ""
    head = f"From: a@x.int\nContent-Type: text/plain; charset={declared or charset}\n\n"
    return construct(
        f"a text in {charset}{said}",
        lambda: head.encode() + text.encode(charset, "replace"),
        text,
    )


CHARSETS = [
    in_charset("utf-8", "Paragraphe 17 : supprimer « l’été »."),
    in_charset("utf-16", "Paragraphe 17 : supprimer."),
    in_charset("utf-7", "Paragraphe 17 : supprimer « été »."),
    in_charset("windows-1252", "Paragraphe 17 : “l’été” – non."),
    in_charset("macintosh", "Paragraphe 17 : « été »."),
    in_charset("iso-8859-15", "Paragraphe 17 : 5 €."),
    in_charset("koi8-r", "Предлагаем исключить пункт 17."),
    in_charset("windows-1251", "Предлагаем исключить пункт 17."),
    in_charset("gb2312", "删除第17段。"),
    in_charset("gb18030", "删除第17段。"),
    in_charset("big5", "刪除第17段。"),
    in_charset("iso-2022-jp", "第17項を削除する。"),
    in_charset("shift_jis", "第17項を削除する。"),
    in_charset("euc-kr", "제17항을 삭제한다."),
    in_charset("windows-1256", "نقترح حذف الفقرة 17."),
    in_charset("iso-8859-6", "نقترح حذف الفقرة 17."),
    in_charset("utf-8", "Supprimer « l’été ».", "us-ascii"),
    in_charset("utf-8", "Supprimer « l’été ».", "iso-8859-1"),
    in_charset("windows-1252", "Supprimer “l’été”.", "iso-8859-1"),
    in_charset("windows-1252", "Supprimer l’été.", "utf-8"),
    in_charset("utf-8", "Supprimer l’été.", "x-unknown"),
    in_charset("utf-8", "Supprimer l’été.", '"utf-8'),
]


def unnamed(codec: str, text: str) -> Construct:
    """Say that a text is read that does not say what it is written in."""
    return construct(
        f"a text in {codec} that names no charset",
        lambda: b"From: a@x.int\n\n" + text.encode(codec),
        text,
    )


UNNAMED = [
    unnamed("windows-1252", "Paragraphe 17 : « l’été »."),
    unnamed("windows-1251", "Предлагаем исключить пункт 17."),
    unnamed("koi8-r", "Предлагаем исключить пункт 17."),
    unnamed("windows-1256", "نقترح حذف الفقرة 17 من المشروع."),
    unnamed("gb18030", "我们建议删除第17段的最后一句。"),
]


def in_header(sin: str, value: str | bytes, text: str) -> Construct:
    """Say how a subject is read that was badly encoded."""
    raw = value if isinstance(value, bytes) else value.encode()
    return construct(
        f"a subject {sin}",
        lambda: b"From: a@x.int\nSubject: " + raw + b"\n\nText",
        "Text",
        subject=text,
    )


HEADERS = [
    in_header(
        "whose character is cut in two by encoded words",
        "=?utf-8?b?w4k=?=\n =?utf-8?b?dGF0IMOpdMM=?= =?utf-8?b?qQ==?=",
        "État été",
    ),
    in_header(
        "in two charsets", "=?koi8-r?B?8NXOy9Q=?= =?utf-8?q?_17_=C3=A9?=", "Пункт 17 é"
    ),
    in_header(
        "with blanks in an encoded word", "=?utf-8?Q?Para 17 =C3=A9?=", "Para 17 é"
    ),
    in_header(
        "with encoded words inside other words",
        "x=?utf-8?q?=C3=A9?=y, (=?utf-8?q?z?=)",
        "xéy, (z)",
    ),
    in_header("in quotation marks", '"=?utf-8?q?Para_17?="', '"Para 17"'),
    in_header("with a language (RFC 2231)", "=?utf-8*fr?q?=C3=A9t=C3=A9?=", "été"),
    in_header("in base64 without its padding", "=?utf-8?b?UGFyYSAxN8Op?=", "Para 17é"),
    in_header("of an unknown charset", "=?x-unknown?q?=C3=A9t=C3=A9?=", "été"),
    in_header("that is called ASCII and is not", "=?us-ascii?q?=C3=A9t=C3=A9?=", "été"),
    in_header("in raw UTF-8", "Paragraphe 17 : l’été", "Paragraphe 17 : l’été"),
    in_header(
        "in raw Latin-1", "Paragraphe 17 : été".encode("latin-1"), "Paragraphe 17 : été"
    ),
    in_header(
        "folded with a tab", "Comments on\n\tparagraph 17", "Comments on paragraph 17"
    ),
    in_header(
        "that was encoded twice",
        "=?utf-8?q?=3D=3Futf-8=3Fq=3F=C3=A9=3F=3D?=",
        "=?utf-8?q?é?=",
    ),
    construct(
        "two From headers: both are told",
        mail("""
            From: "Lee, Ana" <a@x.int>
            From: =?utf-8?q?B=C3=A9?= <b@y.int>

            Text
        """),
        "Text",
        senders=("Lee, Ana <a@x.int>", "Bé <b@y.int>"),
    ),
    construct(
        "several addresses in one From header",
        mail("""
            From: a@x.int (Ana), Office: c@z.int;, "B" <b@y.int>

            Text
        """),
        "Text",
        senders=("Ana <a@x.int>", " <c@z.int>", "B <b@y.int>"),
    ),
    construct("no From header", b"Subject: x\n\nText", "Text", senders=()),
    construct(
        "an encoded address",
        b"From: =?utf-8?q?Ana_=3Ca=40x=2Eint=3E?=\n\nText",
        "Text",
        senders=("Ana <a@x.int>",),
    ),
]


def of_name(how: str, header: str, name: str) -> Construct:
    """Say how the name of a file is read."""
    return construct(
        f"a file name {how}",
        lambda: mixed(file(WORD, "application/octet-stream", header)),
        inside("Delete paragraph 17.", name),
    )


NAMES = [
    of_name(
        "in pieces (RFC 2231)",
        "Content-Disposition: attachment;\n filename*0*=utf-8''%C3%A9t%C3%A9;\n"
        " filename*1*=%20deux;\n filename*2=.docx",
        "été deux.docx",
    ),
    of_name(
        "in pieces that are out of order",
        "Content-Disposition: attachment; filename*1=b.docx; filename*0=a",
        "ab.docx",
    ),
    of_name(
        "in pieces of which the first is missing",
        "Content-Disposition: attachment; filename*1=b.docx; filename*2=x",
        "b.docxx",
    ),
    of_name(
        "in an encoded word, which no standard allows",
        named("=?utf-8?q?=C3=A9t=C3=A9=2Edocx?="),
        "été.docx",
    ),
    of_name(
        "in two encoded words",
        named("=?utf-8?b?w6l0?= =?utf-8?b?w6kuZG9jeA==?="),
        "été.docx",
    ),
    of_name("in raw UTF-8", named("été.docx"), "été.docx"),
    of_name(
        "without quotation marks",
        "Content-Disposition: attachment; filename=my file.docx",
        "my file.docx",
    ),
    of_name(
        "whose quotation never ends",
        'Content-Disposition: attachment; filename="my file.docx',
        "my file.docx",
    ),
    of_name("with a path", named("C:\\\\Temp\\\\annex.docx"), "annex.docx"),
    of_name("with folders above", named("../../etc/annex.docx"), "annex.docx"),
    construct(
        "a file name in the type alone",
        lambda: mixed(file(WORD, "application/msword; name=annex.docx")),
        inside("Delete paragraph 17.", "annex.docx"),
    ),
    of_name("that is empty", named(""), "attachment-1.docx"),
    of_name("that hides its ending", named("annex\u202excod.docx"), "annexxcod.docx"),
]
CONSTRUCTS = [*CHARSETS, *UNNAMED, *HEADERS, *NAMES]
