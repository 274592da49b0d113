"""Sixty mails that mean harm to whoever looks at them: five places, twelve words."""

from __future__ import annotations

from email.message import EmailMessage
from itertools import product
from pathlib import Path

#: Each sets window.harmed where it is obeyed, or calls for something from outside.
WORDS = (
    "<script>harmed=1</script>",
    '"><img src=x onerror=harmed=1>',
    "'><svg onload=harmed=1>",
    "</title><script>harmed=1</script>",
    "</textarea><script>harmed=1</script>",
    "javascript:harmed=1",
    "{{ harmed }}{% raw %}",
    "<iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
    "<link rel=stylesheet href=//outside.example/x.css>",
    '" onfocus=harmed=1 autofocus x="',
    "<meta http-equiv=refresh content='0;url=//outside.example'>",
    "\u202e<b onclick=harmed=1>\u2066 ../../../etc/passwd",
)
PLACES = ("subject", "sender", "file", "text", "html")


def lay(folder: Path, host: str) -> int:
    """Put the mails into a Maildir; return how many they are."""
    pairs = list(product(PLACES, WORDS))
    for nth, (place, words) in enumerate(pairs):
        (folder / f"new/{nth}.hostile").write_bytes(_mail(nth, place, words, host))
    return len(pairs)


def _mail(nth: int, place: str, words: str, host: str) -> bytes:
    mail = EmailMessage()
    mail["Received"] = f"from out.example by {host}; Tue, 10 Mar 2026 10:00:00 +0000"
    name = words.replace('"', "'") if place == "sender" else "A. Person"
    mail["From"] = f'"{name}" <person{nth}@people.example>'
    mail["To"] = "info@example.org"
    mail["Subject"] = words if place == "subject" else f"Comments {nth}"
    mail["Message-ID"] = f"<{nth}@people.example>"
    said = f"Paragraph 2: {words} Pears are to be counted {nth} times."
    mail.set_content(said if place == "text" else f"On paragraph 2, number {nth}.")
    if place == "html":
        mail.add_alternative(f"<p>Paragraph 2</p>{words}<p>pears</p>", subtype="html")
    if place == "file":
        mail.add_attachment(b"Paragraph 1: apples.", "text", "plain", filename=words)
    return mail.as_bytes()
