"""Build the sample: the mailbox as a Maildir, and the draft in Word format.

`python sample/build.py [FOLDER]` writes FOLDER/mailbox and FOLDER/drafts/FW.docx;
without FOLDER, beside this file. The same bytes come out every time. With
`FOLDER INSTANT` the mailbox is gone on with: what arrived until then is added to it.
"""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import word
from letters import MAILS
from mail import compose

if TYPE_CHECKING:
    from mail import Mail

HERE = Path(__file__).parent

#: Mail that arrived on this day or later has not been opened by anybody yet.
UNREAD_FROM = "2026-03-20"


def build(folder: Path, until: datetime | None = None) -> int:
    """Write the draft and the mailbox anew, or go on with it; count the new mails."""
    mailbox = folder / "mailbox"
    if until is None:
        shutil.rmtree(mailbox, ignore_errors=True)
    for inbox in (mailbox, mailbox / ".Junk"):
        for state in ("cur", "new", "tmp"):
            (inbox / state).mkdir(parents=True, exist_ok=True)
    (mailbox / ".Junk" / "maildirfolder").touch()
    came = [mail for mail in MAILS if until is None or mail.arrival <= until]
    new = [mail for mail in came if not any(mailbox.rglob(f"{mail.file_name}*"))]
    for mail in new:
        path = mailbox / _place(mail)
        path.write_bytes(compose(mail))
        os.utime(path, (mail.arrival.timestamp(),) * 2)
    (folder / "drafts").mkdir(exist_ok=True)
    draft = word.framework(word.SECRETARIAT)
    (folder / "drafts" / "FW.docx").write_bytes(draft)
    return len(new)


def _place(mail: Mail) -> str:
    inbox = f".{mail.folder}/" if mail.folder else ""
    if mail.at >= UNREAD_FROM:
        return f"{inbox}new/{mail.file_name}"
    return f"{inbox}cur/{mail.file_name}:2,S"


if __name__ == "__main__":
    place, *instant = sys.argv[1:] or [HERE]
    until = datetime.fromisoformat(instant[0]).astimezone(UTC) if instant else None
    print(f"{build(Path(place), until)} mails arrived in the mailbox.")
