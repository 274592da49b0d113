"""Build the sample: the mailbox as a Maildir, and the draft in Word format.

`python sample/build.py [FOLDER]` writes FOLDER/mailbox and FOLDER/drafts/FW.docx;
without FOLDER, beside this file. The same bytes come out every time.
"""

from __future__ import annotations

import os
import shutil
import sys
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


def build(folder: Path) -> None:
    """Write the mailbox anew, and the draft."""
    mailbox = folder / "mailbox"
    shutil.rmtree(mailbox, ignore_errors=True)
    for inbox in (mailbox, mailbox / ".Junk"):
        for state in ("cur", "new", "tmp"):
            (inbox / state).mkdir(parents=True)
    (mailbox / ".Junk" / "maildirfolder").touch()
    for mail in MAILS:
        path = mailbox / _place(mail)
        path.write_bytes(compose(mail))
        os.utime(path, (mail.arrival.timestamp(),) * 2)
    (folder / "drafts").mkdir(exist_ok=True)
    draft = word.framework(word.SECRETARIAT)
    (folder / "drafts" / "FW.docx").write_bytes(draft)


def _place(mail: Mail) -> str:
    inbox = f".{mail.folder}/" if mail.folder else ""
    if mail.at >= UNREAD_FROM:
        return f"{inbox}new/{mail.file_name}"
    return f"{inbox}cur/{mail.file_name}:2,S"


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
    print(f"{len(MAILS)} mails are in the mailbox.")
