"""Messages of too many headers, words, parts and levels, and of wrong bytes."""

from __future__ import annotations

from tests.hostile.hostile import HELD, Hostile

HEAD = (
    b"From: Ana <ana@party.example>\r\nTo: info@example.org\r\n"
    b"Subject: Our comments\r\nMIME-Version: 1.0\r\n"
)
WORDS = b"\r\nParagraph 2: we agree.\r\n"
OVER = "over the limit"


def _parts(count: int, kind: bytes = b"multipart/mixed") -> bytes:
    one = b"--b\r\nContent-Type: text/plain\r\n\r\nPart.\r\n"
    content = b"Content-Type: " + kind + b"; boundary=b\r\n\r\n"
    return HEAD + content + b"--b\r\n" + WORDS + one * count + b"--b--\r\n"


def _nested(depth: int) -> bytes:
    head = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
    levels = b"".join(head % (n, n) for n in range(depth))
    return (
        HEAD
        + levels
        + WORDS
        + b"".join(b"--b%d--\r\n" % n for n in range(depth, 0, -1))
    )


def _in_itself(depth: int) -> bytes:
    head = HEAD + b"Content-Type: message/rfc822\r\n\r\n"
    return head * depth + HEAD + WORDS


def _attached(content: bytes, name: bytes, encoding: bytes = b"8bit") -> bytes:
    return (
        HEAD
        + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
        + WORDS
        + b"--b\r\nContent-Type: text/plain; name="
        + name
        + b"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: "
        + encoding
        + b"\r\n\r\n"
        + content
        + b"\r\n--b--\r\n"
    )


HOSTILE = (
    Hostile(
        name="mail: 20,000 encoded words in a subject",
        file="a.eml",
        make=lambda: (
            b"Subject: " + b"=?utf-8?q?=C3=A9?=\r\n " * 20_000 + b"\r\n" + HEAD + WORDS
        ),
        why=OVER,
        words="we agree",
    ),
    Hostile(
        name="mail: 50,000 addresses",
        file="a.eml",
        make=lambda: (
            b"Cc: " + b"A B <a@b.example>,\r\n " * 50_000 + b"c@d\r\n" + HEAD + WORDS
        ),
        why=OVER,
        words="",
    ),
    Hostile(
        name="mail: a header of 200 MB",
        file="a.eml",
        make=lambda: HEAD + b"X-A: " + b"x" * 200_000_000 + b"\r\n" + WORDS,
        why=OVER,
        words="we agree",
    ),
    Hostile(
        name="mail: 300,000 headers",
        file="a.eml",
        make=lambda: HEAD + b"From: a@b\r\n" * 300_000 + WORDS,
        why=OVER,
        words="we agree",
    ),
    Hostile(
        name="mail: 10,000 parts",
        file="a.eml",
        make=lambda: _parts(10_000),
        why=OVER,
        words="we agree",
    ),
    Hostile(
        name="mail: 10,000 alternatives",
        file="a.eml",
        make=lambda: _parts(10_000, b"multipart/alternative"),
        why=OVER,
        words="we agree",
    ),
    Hostile(
        name="mail: parts 200 levels deep",
        file="a.eml",
        make=lambda: _nested(200),
        why=OVER,
    ),
    Hostile(
        name="mail: itself in itself, 500 times",
        file="a.eml",
        make=lambda: _in_itself(500),
        read=HELD,
        why=OVER,
    ),
    Hostile(
        name="mail: 20,000 delimiters of a multipart that are none",
        file="a.eml",
        make=lambda: (
            HEAD
            + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
            + WORDS
            + b"--bb\r\n--b x\r\n -- b\r\n" * 20_000
        ),
        words="we agree",
        why="without end",
    ),
    Hostile(
        name="mail: a boundary that is a pattern for matching",
        file="a.eml",
        make=lambda: (
            HEAD
            + b'Content-Type: multipart/mixed; boundary="(a+)+$.*[\\"\r\n'
            + b"\r\n--(a+)+$.*[\r\n"
            + WORDS
        ),
    ),
    Hostile(
        name="mail: base64 that is none",
        file="a.eml",
        make=lambda: _attached(b"QUJD=\xff\0%%%RA==\r\n" * 9_000, b"a.txt", b"base64"),
        why="base64",
        words="we agree",
    ),
    Hostile(
        name="mail: 200,000 ends of base64",
        file="a.eml",
        make=lambda: _attached(b"QQ==" * 200_000, b"a.txt", b"base64"),
        words="we agree",
    ),
    Hostile(
        name="mail: uuencoded lines that say too much",
        file="a.eml",
        make=lambda: _attached(
            b"begin 644 a\n" + b"\x7f\xff~~~\n" * 50_000, b"a.txt", b"x-uuencode"
        ),
        why="uuencoded",
        words="we agree",
    ),
    Hostile(
        name="mail: halves of characters in headers and names",
        file="a.eml",
        make=lambda: (
            b"Subject: =?utf-16-be?b?2AA=?= =?utf-7?q?+2AA-?= \xed\xa0\x80\r\n"
            + _attached(b"Yes", b"=?utf-16-le?b?ANg=?=.txt")
        ),
        words="we agree",
    ),
    Hostile(
        name="mail: NUL, line ends and folders in a name",
        file="a.eml",
        make=lambda: _attached(b"Yes", b'"=?utf-8?q?..=2F..=2Fa=00=0D=0AX:_y=2Etxt?="'),
        words="Yes",
    ),
    Hostile(
        name="mail: a name that is written backwards, with unseen letters",
        file="a.eml",
        make=lambda: _attached(
            b"Yes, we agree.", '"a\u202etxt\u200b\u2066.exe"'.encode()
        ),
        words="Yes, we agree.",
    ),
    Hostile(
        name="mail: a sender with line ends in the name, and a formula",
        file="a.eml",
        make=lambda: (
            b"From: =?utf-8?q?=3Dcmd=0D=0ABcc:_x=40y?= <a@b.example>\r\n"
            b"Subject: =cmd|'/c calc'!A1\r\n" + WORDS
        ),
        words="we agree",
    ),
    Hostile(
        name="mail: comments in comments of an address",
        file="a.eml",
        make=lambda: (
            b"From: " + b"(" * 30_000 + b'"' * 30_000 + b"@\r\n" + HEAD + WORDS
        ),
        words="we agree",
    ),
    Hostile(
        name="mail: parameters in 10,000 pieces",
        file="a.eml",
        make=lambda: (
            HEAD
            + b"Content-Type: text/plain"
            + b"".join(b";\r\n name*%d*=%%41" % n for n in range(4_000, 0, -1))
            + b"\r\n"
            + WORDS
        ),
        words="we agree",
    ),
    Hostile(
        name="mail: a stamp and dates of no calendar",
        file="a.eml",
        make=lambda: (
            b"Received: by mx.example.org; Fri, 99 Zzz 99999 99:99:99 +9999\r\n"
            b"Date: Fri, 31 Feb 0000 24:61:61 -9999\r\n" + HEAD + WORDS
        ),
        words="we agree",
    ),
    Hostile(
        name="mail: nothing at all",
        file="a.eml",
        make=lambda: b"\0" * 100_000,
    ),
    Hostile(
        name="mail: encrypted",
        file="a.eml",
        make=lambda: (
            HEAD + b"\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n"
            b"-----END PGP MESSAGE-----\r\n"
        ),
        read=HELD,
        why="encrypted",
    ),
)
