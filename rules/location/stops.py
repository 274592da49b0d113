"""Does a stop end a sentence, or does it shorten a word, or count?

"Cf. para. 4", "z. B.", "т. е.", "am 4. Mai", "M. Duval": what follows is of the same
sentence. A stop within a quotation ends none that goes on behind it.
"""

from __future__ import annotations

import re

#: A shorter line was ended by its writer, not wrapped by a mail program.
UNWRAPPED = 55
#: So was a longer one: programs wrap before so many signs.
WRAPPED = 80
#: So many signs before a stop tell whether it shortens a word.
_SHORT = 12
#: Before a number or a letter, a stop behind these ends no sentence: "no. 4", "lit. b".
_NUMBERED = re.compile(
    r"(?i)(?<![^\W_])(?:nos?|arts?|paras?|pars?|secs?|sect|doc|abs|lit|nr|al|n|pp?|ch|pt"
    r"|rec|buchst|párrs?|inc|ap|ziff|lett?|n[uú]ms?|figs?|tab|vol|ann?|app|[rs]"
    r"|ст|пп?|ч|подп|абз|разд|гл|рис|табл|стр|с|ص|ف|م)\.\Z"
)
#: The number of a title that is quoted: "“II. Fees”", "«3. Сборы»".
_TITLED = re.compile(r"[«“„\"‘'「『《]\s?(?:[IVXL]{1,6}|\d{1,2})\.\Z")
_NUMBER = re.compile(r"[(\[]?(?:\d|[ivxIVX]{1,6}\b|[a-zA-Zа-яА-Я]\b)")
#: A stop behind these never ends one: more is to come.
_MORE = re.compile(
    r"(?i)(?<![^\W_])(?:cf|vgl|cp|viz|approx|ca|bzw|insb|bspw|insbes|sog|ggf|gem|inkl|einschl|см|ср|напр|incl|esp"
    r"|e\.\s?g|i\.\s?e|p\.\s?ex|p\.\s?ej|z\.\s?b|d\.\s?h|u\.\s?a|т\.\s?е|т\.\s?к|т\.\s?н"
    r"|c\.-à-d|i\.\s?v\.\s?m|mrs?|ms|mx|dra?|prof|sra?|srta|mme|mlle|hr|проф|акад|им"
    r"|г-н|г-жа|hon|rev|(?-i:M|MM|St))\.\Z|(?<![^\W_])[دأ]\.\Z"
)
#: Within what is shortened to letters: "z. B.", "EE. UU.", "i. V. m.".
_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]{1,2}\.\Z")
_LETTER = re.compile(r"[^\W\d_]{1,2}\.(?!\w)")
#: Of what is counted, the noun follows: "am 4. Mai", "der 2. Satz".
_ORDINAL = re.compile(
    r"(?i)(?<!\w)(?:de[rnms]|die|das|am|im|vom|zum|zur|beim|(?:k?eine?|jede)[nrsm]?)"
    r"\s\d{1,2}\.\Z"
)
_NOUN = re.compile(r"(?!(?:Wir|Ich|Es|Sie|Er|Das|Die|Der|Dies|Bitte)\b)[A-ZÄÖÜ]\w\w")
#: A nested label heads its sentence: "4.2. Delete it."
_NESTED = re.compile(r"(?:\A|[\n.!?;]\s?)\d{1,2}(?:\.\d{1,2}){1,3}\.\Z")
#: The head of a line that is a label: no line before it goes on there.
_LABEL = re.compile(r"\(?\d{1,3}[\d.()a-z]{0,8}\s?(?:[:.)=–-]|$)", re.MULTILINE)


def goes_on(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a sentence goes on behind a stop and the space behind that.

    Into the next line it only goes where that was wrapped.
    """
    at = stop.end()
    if "\n" in stop[0]:
        line = text.rfind("\n", 0, stop.start()) + 1
        wrapped = stop[0].count("\n") == 1 and stop.start() - line > UNWRAPPED
        if not wrapped or _LABEL.match(text, at):
            return False
    if stop[0].strip() != ".":
        quoted = stop[0].strip()[1:].strip()
        return bool(quoted) and ")" not in quoted and text[at : at + 1].islower()
    before = text[max(0, stop.start() - _SHORT) : stop.start() + 1]
    last = before[-2:-1]
    if _TITLED.search(before):
        return True
    if last.isdecimal():
        return bool(
            (_ORDINAL.search(before) and _NOUN.match(text, at))
            or _NESTED.search(before)
        )
    # behind a sign or a space a stop shortens no word
    return last.isalnum() and bool(
        (_LETTERS.search(before) and _LETTER.match(text, at))
        or (_NUMBERED.search(before) and _NUMBER.match(text, at))
        or _MORE.search(before)
    )


def wraps(text: str, start: int, end: int) -> bool:
    r"""Tell whether a number at the head of a line ends the sentence of the line above.

    A mail program broke a line before it; no sign follows that makes it a label.

    >>> above = "Our crews would like the harbour master to have a look at"
    >>> said = f"{above}\n3.4 as well."
    >>> wraps(said, said.index("3.4"), said.index(" as")), wraps("3.4 as well.", 0, 3)
    (True, False)
    """
    line = text.rfind("\n", 0, start)
    above = text[text.rfind("\n", 0, max(line, 0)) + 1 : max(line, 0)].rstrip()
    goes_on = len(above) > UNWRAPPED and above[-1] not in _ENDS
    if not goes_on or above[0].isdigit() or text[line + 1 : start].strip(" ("):
        return False
    behind = text[end : end + 2].strip()
    return behind[:1].islower() or behind[:1] in _WITHIN or not text[end:].strip(" .)")


#: Behind one of these a line was ended by its writer, and none within a sentence.
_ENDS, _WITHIN = (*".!?:;…。！？：；",), (*",;)",)
