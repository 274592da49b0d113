"""What breaks on the way, or was never written as it should be."""

from __future__ import annotations

from rules.terms import Read
from tests.reading.mail_file import body, file, mixed, named
from tests.reading.mail_seen import ANNEX, TEXT, WORD, construct, inside

BASE64 = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"

MBOX = b"From a@x.int Mon Feb  2 10:00:00 2026\nSubject: x\n\nDelete 17.\n\n"

CONSTRUCTS = [
    construct(
        "a collection of mails (mbox) with a mail",
        lambda: mixed(TEXT + "See these.", file(MBOX * 2, "a/b", named("old.mbox"))),
        "See these.",
        read=Read.HELD,
        why="Please send them one by one.",
    ),
    construct("an empty message", b"", files=("body",)),
    construct("headers without a text", b"Subject: x\n", subject="x", files=("body",)),
    construct("a text without headers", b"Delete 17.", "Delete 17."),
    construct(
        "blank lines above the headers",
        b"\n\nSubject: x\n\nDelete 17.",
        "Delete 17.",
        subject="x",
    ),
    construct(
        "no empty line below the headers",
        b"Subject: x\nDelete 17.",
        "Delete 17.",
        subject="x",
        defect="no empty line",
    ),
    construct(
        "the line ends of an old Macintosh",
        b"Subject: x\r\rDelete 17.\r",
        "Delete 17.",
        subject="x",
    ),
    construct(
        "a line among the headers that is none",
        b"Subject: x\nsome noise\nFrom: a@x.int\n\nDelete 17.",
        "Delete 17.",
        subject="x",
        senders=(" <a@x.int>",),
        defect="that is none: some noise",
    ),
    construct(
        "the From line of an mbox",
        b"From a@x.int Mon Jan  6 10:00:00 2014\nSubject: x\n\nDelete 17.",
        "Delete 17.",
        subject="x",
    ),
    construct(
        "a multipart that does not name its boundary",
        lambda: mixed(TEXT + "Delete 17.", file(WORD, "a/b", ANNEX)).replace(
            b'; boundary="=_b"', b""
        ),
        "Delete 17.",
        inside("Delete paragraph 17.", "annex.docx"),
    ),
    construct(
        "a multipart that names another boundary",
        lambda: mixed(TEXT + "Delete 17.", file(WORD, "a/b", ANNEX)).replace(
            b'"=_b"', b'"other"'
        ),
        "Delete 17.",
        inside("Delete paragraph 17.", "annex.docx"),
        defect="boundary",
    ),
    construct(
        "a multipart without end",
        lambda: mixed(TEXT + "Delete 17.").replace(b"--=_b--", b""),
        "Delete 17.",
        defect="may be cut off",
    ),
    construct(
        "words below the end of a multipart",
        lambda: mixed(TEXT + "Delete 17.") + b"\nSent by a list",
        "Delete 17.",
        defect="after the end",
    ),
    construct(
        "a multipart that holds nothing",
        b"Content-Type: multipart/mixed; boundary=b\n\nDelete 17.",
        "Delete 17.",
        defect="without parts",
    ),
    construct(
        "base64 with foreign characters",
        lambda: mixed(BASE64 + "RGVs!ZXRlIDE3Lg=="),
        "Delete 17.",
        defect="no base64",
    ),
    construct(
        "base64 that is cut off",
        lambda: mixed(BASE64 + "RGVsZXRlIDE3L"),
        "Delete 17",
        defect="cut off",
    ),
    construct(
        "base64 in pieces with padding of their own",
        lambda: mixed(BASE64 + "RGVsZQ==\ndGUgMTcu"),
        "Delete 17.",
    ),
    construct(
        "base64 with the footer of a list below",
        lambda: mixed(BASE64 + "RGVsZXRlIDE3Lg==\n\nA list sent this."),
        "Delete 17.",
        defect="no base64 after the end",
    ),
    construct(
        "a plain text that is called base64",
        lambda: body(
            "Please delete paragraph 17.",
            "text/plain",
            "Content-Transfer-Encoding: base64",
        ),
        "Please delete paragraph 17.",
        defect="no base64",
    ),
    construct(
        "broken quoted-printable",
        lambda: body(
            "100=% of =C3=A9t=C3=A9 =\nagree=",
            "text/plain",
            "Content-Transfer-Encoding: quoted-printable",
        ),
        "100=% of été agree",
    ),
    construct(
        "an unknown transfer encoding",
        lambda: body("Delete 17.", "text/plain", "Content-Transfer-Encoding: rot13"),
        "Delete 17.",
        defect="unknown transfer encoding",
    ),
    construct("a type that is none", lambda: body("Delete 17.", "text"), "Delete 17."),
]
