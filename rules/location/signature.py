"""Where does a file end in its sender's signature?

The last lines that are no sentences, with the name of the sender or of the
stakeholder among them, and whatever a mail program adds below; in a mail, also a
last block that is names alone, whoever they are. What stands there is annotated,
never dropped: a labelled point under a signature is still found.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from rules.action import worded
from rules.citation.folding import fold
from rules.later import later
from rules.location.courtesy import is_closing, is_general, is_salutation, opines
from rules.terms import Action, Passage, PassageKind

#: A signature has no more lines, and no line of more words, than these.
_MOST_LINES = 14
_MOST_WORDS = 9
_SENTENCE = later(r"[.!?;:。！？]\s*\Z|\A\W*\d+\s?[:.)]")
_ABBREVIATED = later(r"(?:\b[a-z]|inc|ltd|corp|e\.v|jr|dr|ph\.d)\.\s*\Z")
_CONTACT = later(
    # in French it is a word, too: "en tant que tel", "tel quel"
    r"@|https?:|www\.|\b(?:(?<!que )(?<!un )tel(?! qu)|fax|phone|mobile|mob|tél|тел"
    r"|هاتف|电话)\b|\+\d(?=[\d\s()./-]{5})"
    r"|\b(?:vat|siret|siren|rcs|hrb|инн|огрн|nif|cif|iban|registered (?:in|office"
    r"|company|charity|no)|company no|ust-?id(?:nr)?)\b"
)
_ADDED = later(
    r"confidential|intended (?:only )?for|addressee|recipient|virus|before printing"
    r"|sent from my|get outlook|envoyé de mon|enviado desde|gesendet von|отправлено с"
    r"|confidentiel|destinataire|destinatario|vertraulich|конфиденциальн|سري|发自我的"
)
#: How names stand alone at the end of a mail: so many lines, and words in each.
_MOST_NAMES = 3
_MOST_WORDS_OF_A_NAME = 4
_STOP = later(r"[.!?。！？؟][\"'”’»」)]?\s*\Z")
_LEAVING = later(
    r"[^\W\d_]++(?:['’-][^\W\d_]++)*+(?:\s[^\W\d_]++(?:['’-][^\W\d_]++)*+){0,5}\s?[,،，]"
)
#: "With our greetings" judges nothing.
_OUR = later(
    r"(?i)(?<!\w)(?:with|avec|con|mit|our|my|nos|notre|mes|mon|nuestr\w+|mis?|наш\w*"
    r"|unser\w*|mein\w*)\s"
)
_BESIDE = later(r"(?:(?<!\s)\s++)?[/,|–—，、]\s*|\s-\s")
_LETTERS = later(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?(?<![^\W\d_]{4}\.)")
_PARTICLES = later(
    r"de|las?|los|del|d[aioe]s?|du|des|y|e|van|von|der|den|te[rn]|zu|bin|al|ben|of|the"
    r"|and|for|et|pour|und|für|и"
)
_HAN = later(r"[\u3400-\u9fff]")
_HAN_NAME = later(
    "(?:[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘蔡余杜叶葉程苏蘇魏吕呂丁沈姚卢盧姜崔钟鍾谭譚陆陸汪范廖贾賈夏韦韋傅邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵钱錢严嚴覃武戴莫孔汤湯]"
    "|欧阳|司马|诸葛)[\u3400-\u9fff]{1,2}"
)
#: One word that answers, and is nobody's name.
_SAYS = later(
    r"\b(?:agreed?|yes|no|none|noted|approved|ok(?:ay)?|same|idem|ditto|unclear|oui|non"
    r"|d'accord|accepté|aucun\w*|sí|conforme|de acuerdo|ninguno|да|нет|соглас\w*"
    r"|поддерж\w*|нужно|ja|nein|einverstanden|annex|preamble|new)\b|نعم|لا|أوافق|نوافق|نؤيد"
)
_NAME = later(r"[^\W\d_]{2,}")
#: What stands between the parts of a name in an address.
_PARTED = later(r"[^\W_][._-][^\W_]")


def told(passages: Sequence[Passage], signers: Collection[str]) -> tuple[Passage, ...]:
    """Annotate what stands at the end of a file and is no more than a signature.

    `signers` are names of the sender and of those for whom the mail speaks; without
    any, nothing is.
    """
    if not signers:
        return tuple(passages)
    last = max((n for n, p in enumerate(passages) if p.cell is not None), default=-1)
    lines = [
        (n, line)
        for n, passage in enumerate(passages)
        if passage.kind is PassageKind.PARAGRAPH and n > last
        for line in passage.text.split("\n")
    ]
    start = _start(lines, [set(_words(each)) for each in signers])
    if start is None:
        return tuple(passages)
    first = lines[start][0]
    inside = sum(n == first for n, _ in lines[start:])
    result = [*passages[:first], *_cut(passages[first], inside)]
    result += [
        _signature(p, p.text) if p.kind is PassageKind.PARAGRAPH else p
        for p in passages[first + 1 :]
    ]
    return tuple(result)


def spelled(address: str) -> str:
    """Return the name that an address spells, where it is one of several parts.

    >>> spelled("j.calloway@post.example"), spelled("office@post.example")
    ('j.calloway', '')
    """
    name = address.partition("@")[0]
    return name if _PARTED.search(name) else ""


def closed(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Annotate the last block of a mail where it is names alone, below a full sentence.

    An office sends it, and a person signs: "Claire Aumont", "Ruud / Bicycles Aboard".
    Below a line that takes leave, in the same block, any short lines do.
    """
    result = list(passages)
    last = max((n for n, p in enumerate(passages) if p.kind is _SAID), default=-1)
    typed = last >= 0 and passages[last].cell is None
    if signed := signing(passages[last].text).count("\n") if typed else 0:
        below = passages[last + 1 :]
        return (*passages[:last], *_cut(passages[last], signed + 1), *below)
    for n, (above, passage) in enumerate(pairwise(passages), 1):
        below = passages[n + 1 :][:1]
        if (
            passage.kind is above.kind is PassageKind.PARAGRAPH
            and not any(p.kind is PassageKind.PARAGRAPH for p in below)
            and passage.cell is above.cell is None
            and (_STOP.search(above.text) or is_closing(above.text) or _leaves(above))
            and is_name(passage.text)
        ):
            result[n] = _signature(passage, passage.text)
    return tuple(result)


def signing(text: str) -> str:
    r"""Return the last lines of a text that take leave and sign, if they do.

    >>> signing("Delete it.\nBest,\nAna Souza\nNational Agency of Trains")
    'Best,\nAna Souza\nNational Agency of Trains'
    """
    lines = text.split("\n")
    many = next((n for n in _TAIL if _takes_leave(lines[-n:])), 0)
    return "\n".join(lines[-many:]) if many else ""


def _takes_leave(lines: Sequence[str]) -> bool:
    """Tell whether the first line takes leave, and those below it can only sign."""
    if not lines[1:] or max(map(len, lines)) > _LONGEST:
        return False
    leave = _OUR.sub("", lines[0]).strip()
    brief = _LEAVING.fullmatch(leave) or len(leave.split()) <= _MOST_NAMES
    below = (fold(line).text.strip() for line in lines[1:])
    return bool(brief) and is_closing(leave) and all(map(_can_sign, below))


_SAID = PassageKind.PARAGRAPH
#: So many last lines may take leave and sign, at least two.
_TAIL = range(2, 8)
#: No line of a signature has more signs.
_LONGEST = 160


def left(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Annotate the line right above a signature with which its sender takes leave."""
    signs = [p.kind is PassageKind.SIGNATURE for p in passages]
    return tuple(
        each
        for p, below in zip(passages, [*signs, False][1:], strict=True)
        for each in (_cut(p, 1) if below and _leaves(p) else [p])
    )


def _leaves(passage: Passage) -> bool:
    """Tell whether the last line takes leave: a few words with a comma behind them.

    Below words of its own it stands behind a full sentence.
    """
    above, _, line = passage.text.rpartition("\n")
    greets = _OUR.sub("", line)
    return (
        passage.kind is PassageKind.PARAGRAPH
        and _LEAVING.fullmatch(line.strip()) is not None
        and (not above or _STOP.search(above) is not None)
        and worded(line) is Action.COMMENT
        and (is_closing(greets) or not opines(greets))
    )


def headed(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Annotate the letterhead of a mail: the lines above its salutation.

    Names, addresses, dates and signs, each of which could stand in a signature.
    """
    places = (n for n, p in enumerate(passages) if is_salutation(p.text))
    first = next(places, 0)
    return tuple(
        _signature(p, p.text)
        if n < first
        and p.kind is PassageKind.PARAGRAPH
        and "\n" in p.text
        and all(map(_can_sign, fold(p.text).text.split("\n")))
        else p
        for n, p in enumerate(passages)
    )


def is_name(block: str) -> bool:
    """Tell whether lines are names of people or of bodies, and say nothing.

    >>> is_name("Claire Aumont"), is_name("Ruud / Bicycles Aboard"), is_name("王小明")
    (True, True, True)
    >>> is_name("Delete it"), is_name("Agreed"), is_name("删除")
    (False, False, False)
    """
    lines = block.strip().split("\n")
    return len(lines) <= _MOST_NAMES and all(map(_is_name, lines))


def _is_name(line: str) -> bool:
    folded = fold(line).text
    said = worded(folded) is not Action.COMMENT or is_general(line)
    if said or _SAYS.search(folded):
        return False
    if len(line.split()) == 1 and opines(line):  # of "Claire Aumont" it tells nothing
        return False
    return all(map(_named, _BESIDE.split(line.strip())))


def _named(name: str) -> bool:
    """Tell whether these are one to four words as names are written in any script."""
    if _HAN.search(name):
        return _HAN_NAME.fullmatch(name) is not None
    words = name.replace(" & ", " and ").split()
    if not 0 < len(words) <= _MOST_WORDS_OF_A_NAME:
        return False
    if not any(c.isupper() or c.islower() for c in name):  # a script without capitals
        ends = name.endswith(".")  # a sentence
        return len(words) > 1 and not ends and all(map(_LETTERS.fullmatch, words))
    if not words[0][0].isupper() or not all(map(_LETTERS.fullmatch, words)):
        return False
    return all(w[0].isupper() or _PARTICLES.fullmatch(w) for w in words)


def _cut(passage: Passage, lines: int) -> list[Passage]:
    """Cut the last lines off a passage; one with marks is left whole."""
    said = passage.text.split("\n")
    kept, signed = said[:-lines], said[-lines:]
    if not kept:
        return [_signature(passage, passage.text)]
    if passage.runs:
        return [passage]
    return [
        replace(passage, text="\n".join(kept)),
        _signature(passage, "\n".join(signed)),
    ]


def _signature(passage: Passage, text: str) -> Passage:
    return replace(passage, text=text, kind=PassageKind.SIGNATURE)


def _start(lines: Sequence[tuple[int, str]], signers: Sequence[set[str]]) -> int | None:
    """Return the line with which the signature begins, None where there is none."""
    start = None
    for place in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST_LINES), -1):
        line = fold(lines[place][1]).text.strip()
        if not line or _ADDED.search(line):
            continue
        contact = _CONTACT.search(line) is not None
        if not (contact or _can_sign(line)):
            break
        words = set(_words(line))
        named = any(
            signer <= words or (words <= signer and not contact)
            for signer in signers
            if signer
        )
        if contact and not named:
            continue
        together = start is not None and lines[place][0] == lines[start][0]
        if words and (named or together):
            start = place
    return start


def _can_sign(line: str) -> bool:
    """Whether a line can stand in a signature: short, no sentence, no request."""
    if ": " in line:
        return False
    ends = _SENTENCE.search(line) and not _ABBREVIATED.search(line)
    brief = len(line.split()) <= _MOST_WORDS
    return brief and not ends and worded(line) is Action.COMMENT


def _words(text: str) -> list[str]:
    return _NAME.findall(fold(text).text)
