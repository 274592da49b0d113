"""With which words do people say who speaks, in six languages and German?

The table beside this module says what each pattern is for; what it means is decided
where it is used. All are linear: what repeats is bounded.
"""

from __future__ import annotations

import re

from rules.sought import Sought
from rules.tables import any_of, beside

_TABLE = beside(__name__)

FIELD = any_of(_TABLE["field"])
WEAK_FIELD = any_of(_TABLE["weak_field"])
TYPE_FIELD = any_of(_TABLE["type_field"])
BEHALF = Sought(_TABLE["behalf"], re.MULTILINE)
ASKED = Sought(_TABLE["asked"])
HANDING_IN = any_of(_TABLE["handing_in"])
TAKING_SIDES = any_of(_TABLE["taking_sides"])
NOBODY = any_of(_TABLE["nobody"])
JOINT = Sought(_TABLE["joint"])
SIGNED_BY = Sought(_TABLE["signed_by"])
SIGNED = Sought(_TABLE["signed"])
JOINT_AFTER = Sought(_TABLE["joint_after"])
BEFORE_LIST = any_of(_TABLE["before_list"])
INTRODUCTION = Sought(_TABLE["introduction"])
PRESENTED = Sought(_TABLE["presented"], re.MULTILINE)
DESCRIBED = any_of(_TABLE["described"], re.MULTILINE)
INTRODUCED = Sought(_TABLE["introduced"])
REMARKING = Sought(_TABLE["remarking"])
REMARKING_CHINESE = Sought(_TABLE["remarking_chinese"])
INTRODUCED_ARABIC = Sought(_TABLE["introduced_arabic"])
MAILBOX = any_of(_TABLE["mailbox"])
PERSONAL = Sought(_TABLE["personal"])
SIGN_OFF = any_of(_TABLE["sign_off"])
SIGNED_FOR = any_of(_TABLE["signed_for"])
ARTICLE = any_of(_TABLE["article"])
ADOPTING = any_of(_TABLE["adopting"])
ANSWERED = any_of(_TABLE["answered"])
HEADER_OF_QUOTE = any_of(_TABLE["header_of_quote"])
TRAIL = any_of(_TABLE["trail"])
