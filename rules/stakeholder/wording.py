"""With which words do people say who speaks, in six languages and German?

The table beside this module says what each pattern is for; what it means is decided
where it is used. All are linear: what repeats is bounded.
"""

from __future__ import annotations

import re

from rules.tables import any_of, beside

_TABLE = beside(__name__)

FIELD = any_of(_TABLE["field"])
WEAK_FIELD = any_of(_TABLE["weak_field"])
TYPE_FIELD = any_of(_TABLE["type_field"])
BEHALF = any_of(_TABLE["behalf"], re.MULTILINE)
HANDING_IN = any_of(_TABLE["handing_in"])
TAKING_SIDES = any_of(_TABLE["taking_sides"])
NOBODY = any_of(_TABLE["nobody"])
JOINT = any_of(_TABLE["joint"])
SIGNED = any_of(_TABLE["signed"])
JOINT_AFTER = any_of(_TABLE["joint_after"])
BEFORE_LIST = any_of(_TABLE["before_list"])
INTRODUCTION = any_of(_TABLE["introduction"])
PRESENTED = any_of(_TABLE["presented"], re.MULTILINE)
DESCRIBED = any_of(_TABLE["described"], re.MULTILINE)
INTRODUCED = any_of(_TABLE["introduced"])
REMARKING = any_of(_TABLE["remarking"])
INTRODUCED_ARABIC = any_of(_TABLE["introduced_arabic"])
MAILBOX = any_of(_TABLE["mailbox"])
PERSONAL = any_of(_TABLE["personal"])
SIGN_OFF = any_of(_TABLE["sign_off"])
ARTICLE = any_of(_TABLE["article"])
ADOPTING = any_of(_TABLE["adopting"])
ANSWERED = any_of(_TABLE["answered"])
HEADER_OF_QUOTE = any_of(_TABLE["header_of_quote"])
TRAIL = any_of(_TABLE["trail"])
