"""The vocabulary: which things are there, and what do we know of each?

Frozen values, complete when they exist. Instants are aware datetimes in UTC;
text is verbatim, as submitted. Whatever is normalised for matching lives in
the rule that matches and is never stored in place of the words.
"""

from rules.terms.consultation import (
    Draft,
    Paragraph,
    Registered,
    Stakeholder,
    StakeholderType,
    Window,
)
from rules.terms.decisions import (
    Action,
    Attribution,
    Candidate,
    Comment,
    Evidence,
    EvidenceKind,
    Kind,
    LetterKind,
    Place,
    Verdict,
)
from rules.terms.message import Address, Clock, Message, Part, Stamp
from rules.terms.reading import (
    HIDDEN,
    Cell,
    Change,
    PartText,
    Passage,
    PassageKind,
    Read,
    Reading,
    Run,
    Source,
)
