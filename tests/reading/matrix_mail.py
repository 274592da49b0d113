"""Which parts a mail has: attached mails, unnamed files, what mail programs wrap."""

from __future__ import annotations

import base64
import io
import zipfile

from rules.terms import Read
from tests.reading.mail_file import (
    body,
    enveloped,
    file,
    file_streams,
    mixed,
    named,
    outlook,
    pdf,
    signed,
    text_stream,
    winmail,
    winmail_file,
    winmail_rtf,
)
from tests.reading.mail_seen import (
    ANNEX,
    MAIL,
    QUOTED,
    TEXT,
    WORD,
    construct,
    inside,
    own,
    sign,
)


def zipped(name: str, data: bytes) -> bytes:
    """Write a zip of one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def in_base64(data: bytes) -> str:
    """Write base64 as mail programs do."""
    return base64.encodebytes(data).decode()


INNER = mixed(f"{TEXT}Inner words.", file(WORD, "application/msword", ANNEX)).replace(
    b"=_b", b"=_i"
)

CONSTRUCTS = [
    construct(
        "an attached message keeps its own attachments",
        lambda: mixed(
            f"{TEXT}Outer words.",
            MAIL.encode() + b"Subject: Our comments\n" + INNER,
            file(WORD, "application/msword", ANNEX),
        ),
        "Outer words.",
        inside("From: Ana <a@x.int>", "Our comments.eml", QUOTED),
        inside("Subject: Our comments", "Our comments.eml", QUOTED),
        inside("Inner words.", "Our comments.eml/text.txt"),
        inside("Delete paragraph 17.", "Our comments.eml/annex.docx"),
        inside("Delete paragraph 17.", "annex.docx"),
    ),
    construct(
        "a message in a message in a message",
        lambda: mixed(
            f"{MAIL}Subject: First\nContent-Type: message/rfc822\n\n"
            f"Subject: Second\n\nWords at the bottom."
        ),
        inside("Subject: First", "First.eml", QUOTED),
        inside("Subject: Second", "First.eml/Second.eml", QUOTED),
        inside("Words at the bottom.", "First.eml/Second.eml/text.txt"),
    ),
    construct(
        "an attached message in base64, which no standard allows",
        lambda: mixed(
            "Content-Type: message/rfc822; name=note.eml\n"
            "Content-Transfer-Encoding: base64\n\n"
            + in_base64(b"Subject: x\n\nInner words.")
        ),
        inside("Subject: x", "note.eml", QUOTED),
        inside("Inner words.", "note.eml/text.txt"),
    ),
    construct(
        "a digest, whose parts are messages without saying so",
        lambda: mixed("\nSubject: One\n\n1. Delete.", kind="digest"),
        inside("Subject: One", "One.eml", QUOTED),
        inside("1. Delete.", "One.eml/text.txt"),
    ),
    construct(
        "an .eml that was attached as an unknown file",
        lambda: mixed(
            TEXT + "See the mail.",
            file(
                b"From: B <b@y.int>\nTo: a@x.int\nSubject: Text\n\nKeep 5.",
                "application/octet-stream",
                named("forwarded.eml"),
            ),
        ),
        "See the mail.",
        inside("From: B <b@y.int>", "forwarded.eml/headers", QUOTED),
        inside("To: a@x.int", "forwarded.eml/headers", QUOTED),
        inside("Subject: Text", "forwarded.eml/headers", QUOTED),
        inside("Keep 5.", "forwarded.eml/text.txt"),
    ),
    construct(
        "parts without a name, called by what is in them",
        lambda: mixed(TEXT + "Two files.", file(WORD), file(pdf("Keep 5."))),
        "Two files.",
        inside("Delete paragraph 17.", "attachment-1.docx"),
        inside("Keep 5.", "attachment-2.pdf"),
    ),
    construct(
        "a PDF shown inline between two texts",
        lambda: mixed(
            TEXT + "Before.",
            file(pdf("Keep 5."), "application/pdf", "Content-Disposition: inline"),
            TEXT + "After.",
        ),
        "Before.",
        inside("Keep 5.", "attachment-1.pdf"),
        "After.",
    ),
    construct(
        "a message that is a file and nothing else",
        lambda: b"From: a@x.int\nContent-Type: application/pdf\n\n" + pdf("Keep 5."),
        inside("Keep 5.", "attachment-1.pdf"),
    ),
    construct(
        "a Word file that is called text/plain",
        lambda: mixed(TEXT + "Attached.", file(WORD, "text/plain", ANNEX)),
        "Attached.",
        inside("Delete paragraph 17.", "annex.docx"),
    ),
    construct(
        "an attached text is no body",
        lambda: mixed(
            TEXT + "Attached.",
            "Content-Type: text/plain\nContent-Disposition: attachment\n\nKeep 5.",
        ),
        "Attached.",
        inside("Keep 5.", "attachment-1.txt"),
    ),
    construct(
        "a zip with a Word file",
        lambda: mixed(
            TEXT + "Attached.",
            file(zipped("a/b.docx", WORD), "application/zip", named("c.zip")),
        ),
        "Attached.",
        inside("Delete paragraph 17.", "c.zip/a/b.docx"),
        files=("body", "c.zip", "c.zip/a/b.docx"),
    ),
    construct(
        "winmail.dat with a file",
        lambda: mixed(
            TEXT + "Attached.",
            file(
                winmail(winmail_file("annex.docx", WORD)),
                "application/ms-tnef",
                named("winmail.dat"),
            ),
        ),
        "Attached.",
        inside("Delete paragraph 17.", "winmail.dat/annex.docx"),
    ),
    construct(
        "winmail.dat with the text that the body has already",
        lambda: mixed(
            TEXT + "We agree\nwith 17.",
            file(
                winmail(winmail_rtf(rb"{\rtf1 We agree with 17.}")),
                "application/ms-tnef",
                named("winmail.dat"),
            ),
        ),
        "We agree\nwith 17.",
        files=("body", "winmail.dat"),
    ),
    construct(
        "winmail.dat with the only text",
        lambda: (
            b"From: a@x.int\nContent-Type: application/ms-tnef\n\n"
            + winmail(winmail_rtf(rb"{\rtf1 We agree with 17.}"))
        ),
        inside("We agree with 17.", "attachment-1.dat/text.rtf"),
    ),
    construct(
        "an Outlook message (.msg) with a file",
        lambda: mixed(
            TEXT + "Attached.",
            file(
                outlook(
                    text_stream("0C1A", "Ana"),
                    text_stream("1000", "We agree."),
                    *file_streams(0, "annex.txt", b"Delete 17."),
                ),
                "application/octet-stream",
                named("c.msg"),
            ),
        ),
        "Attached.",
        inside("From: Ana", "c.msg/headers", QUOTED),
        inside("We agree.", "c.msg/text.txt"),
        inside("Delete 17.", "c.msg/annex.txt"),
    ),
    construct(
        "S/MIME, signed in one blob",
        lambda: (
            b"From: a@x.int\n"
            + file(
                signed(mixed(TEXT + "We agree.", file(WORD, "a/b", ANNEX))),
                'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
            )
        ),
        inside("We agree.", "smime.p7m/body"),
        inside("Delete paragraph 17.", "smime.p7m/annex.docx"),
    ),
    construct(
        "S/MIME, signed beside the text",
        lambda: mixed(
            TEXT + "We agree.",
            file(signed(b""), "application/pkcs7-signature", named("smime.p7s")),
            kind='signed; protocol="application/pkcs7-signature"',
        ),
        "We agree.",
        files=("body", "smime.p7s"),
    ),
    construct(
        "S/MIME, encrypted",
        lambda: (
            b"From: a@x.int\n"
            + file(enveloped(), "application/pkcs7-mime; name=smime.p7m")
        ),
        read=Read.HELD,
        why="encrypted",
        files=("smime.p7m",),
    ),
    construct(
        "PGP, encrypted beside its version",
        lambda: mixed(
            "Content-Type: application/pgp-encrypted\n\nVersion: 1",
            file(b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"),
            kind='encrypted; protocol="application/pgp-encrypted"',
        ),
        read=Read.HELD,
        why="encrypted",
    ),
    construct(
        "PGP, encrypted in the body",
        lambda: body("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"),
        read=Read.HELD,
        why="encrypted",
    ),
    construct(
        "PGP, signed in the body",
        lambda: body(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nDelete 17.\n"
            "-----BEGIN PGP SIGNATURE-----\n\niQEzB\n=ab12\n-----END PGP SIGNATURE-----"
        ),
        sign("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256"),
        own("Delete 17."),
        sign("-----BEGIN PGP SIGNATURE-----"),
        sign("iQEzB\n=ab12\n-----END PGP SIGNATURE-----"),
    ),
    construct(
        "a file that is protected by a password",
        lambda: mixed(
            TEXT + "Attached.",
            file(outlook(("EncryptedPackage", b"?")), "a/b", named("secret.docx")),
        ),
        "Attached.",
        read=Read.HELD,
        why="password",
    ),
    construct(
        "a file that is only said to lie elsewhere",
        lambda: mixed(
            TEXT + "Attached.",
            "Content-Type: message/external-body; access-type=URL\n\n"
            "Content-Type: application/pdf\n",
        ),
        "Attached.",
        read=Read.HELD,
        why="send the file itself",
    ),
    construct(
        "a piece of a message",
        lambda: body("We agree", "message/partial; number=1; total=2"),
        read=Read.HELD,
        why="as a whole",
    ),
    construct(
        "more parts than anybody reads",
        lambda: mixed(*["Content-Type: text/plain\n\n"] * 300),
        read=Read.PARTIAL,
        why="more than 200 parts",
        defect="over the limit",
    ),
]
