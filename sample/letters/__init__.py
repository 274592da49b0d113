"""Which mails reached the secretariat? All of them, in the order of arrival."""

from __future__ import annotations

from letters.automatic import MAILS as AUTOMATIC
from letters.deadlines import MAILS as DEADLINES
from letters.documents import MAILS as DOCUMENTS
from letters.doubtful import MAILS as DOUBTFUL
from letters.languages import MAILS as LANGUAGES
from letters.plain import MAILS as PLAIN
from letters.repeated import MAILS as REPEATED

MAILS = tuple(
    sorted(
        (
            *PLAIN,
            *LANGUAGES,
            *DOCUMENTS,
            *DEADLINES,
            *REPEATED,
            *AUTOMATIC,
            *DOUBTFUL,
        ),
        key=lambda mail: (mail.arrival, mail.key),
    )
)
