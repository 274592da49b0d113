"""Which words name the months, in seven languages?

A number beside one of them is the day of a date, and no piece of a draft.
"""

from __future__ import annotations

from rules.tables import beside

#: The patterns of folded words for each month, by its number.
MONTHS = {int(number): "|".join(words) for number, words in beside(__name__).items()}
ANY = f"(?:{'|'.join(MONTHS.values())})"
