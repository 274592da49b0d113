"""What does a text look like to a matcher, and where is each sign in the text?

Compatibility forms, digits of all scripts, dashes, quotation marks, case and the
two kinds of Chinese signs are made equal; soft hyphens, direction marks, tatweel and
vowel signs vanish.
The folded copy serves matching only: spans lead back to the words as written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress, starmap

#: Chinese signs as they were written before they were made simple, and as they are.
_TRADITIONAL = (
    "條項節點號與個從對於後說該應當刪將為這規則議見憲決協約報權標準務結論問題優領選擇"
    "據參關釋語詞寫認贊歡廢並換訂調維護會員國內開總處爲無樣種時間現實際機構單設備證請"
    "還過適達遠邊類讓許訴評話課責資質負費買賣車軍轉輕較農運連進遞隨難雙電響頁頂須預頒"
    "頭願風養餘驗體黨齊變顯歸歷滿滅潔濟災爭產畫發監盡眾確禮稱積穩競筆範築簡籌籤紀級納"
    "純紙細終組經統絕給綱網緊線編練縣縮績織續罰義習聯聲職聽脅脫興舉舊藥術衛補裝複製覺"
    "親觀觸計訊討訓記訪"
)
_SIMPLE = (
    "条项节点号与个从对于后说该应当删将为这规则议见宪决协约报权标准务结论问题优领选择"
    "据参关释语词写认赞欢废并换订调维护会员国内开总处为无样种时间现实际机构单设备证请"
    "还过适达远边类让许诉评话课责资质负费买卖车军转轻较农运连进递随难双电响页顶须预颁"
    "头愿风养余验体党齐变显归历满灭洁济灾争产画发监尽众确礼称积稳竞笔范筑简筹签纪级纳"
    "纯纸细终组经统绝给纲网紧线编练县缩绩织续罚义习联声职听胁脱兴举旧药术卫补装复制觉"
    "亲观触计讯讨训记访"
)
#: Signs that are made equal, and what becomes of them; some vanish.
_EQUAL = {
    **dict(zip(_TRADITIONAL, _SIMPLE, strict=True)),
    **dict.fromkeys("‐‑‒–—―−﹣-～~〜", "-"),
    **dict.fromkeys("“”„«»‟″＂「」『』", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    "º": "°",  # "2º" is no 20
    "ª": "ª",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640\u061c", ""),
}

#: A sign that stands for more of them is a phrase: eighteen are in one of Arabic.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `places` is empty where every sign kept its place."""

    text: str
    raw: str
    places: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Where the sign at `at` of the folded text stands in the raw text."""
        if not self.places:
            return at
        return self.places[at] if at < len(self.places) else len(self.raw)

    def end(self, at: int) -> int:
        """Where the raw text of the folded text up to `at` ends."""
        return self.place(at - 1) + 1 if at else 0

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Where what was found in the folded text stands in the raw text."""
        return self.place(match.start()), self.end(match.end())

    def without(self, found: Sequence[re.Match[str]]) -> str:
        """Return the raw text without what was found in the folded text."""
        text = self.raw
        for start, end in map(self.span, reversed(found)):
            text = f"{text[:start]}{text[end:]}"
        return text

    def find(self, place: int) -> int:
        """Where a place of the raw text stands in the folded text."""
        return bisect_left(self.places, place) if self.places else place


@lru_cache(maxsize=64)  # several questions are asked of the same text in turn
def fold(text: str) -> Folded:
    """Fold a text for matching.

    >>> fold("§\u00a0１７ «Pára»").text, fold("第三條").text
    ('§ 17 "pára"', '第三条')
    """
    if text.isascii():
        return _denied(Folded(text.lower().replace("~", "-").replace("`", "'"), text))
    sign_by_sign = text.translate(_SIGNS)
    if _OTHER not in sign_by_sign:
        return _denied(Folded(sign_by_sign, text))
    if all(map(_vanishes, {*text})):
        kept = compress(range(len(text)), map(_OTHER.__ne__, sign_by_sign))
        said = sign_by_sign.replace(_OTHER, "")
        return _denied(Folded(said, text, tuple(kept)))
    pairs = [*zip(_OTHER + sign_by_sign, f"{text} ", strict=True)]
    if all(starmap(_is_marked, {*pairs})):
        kept = compress(range(len(text)), map(_OTHER.__ne__, sign_by_sign))
        said = "".join(starmap(_marked, pairs))
        return _denied(Folded(said, text, tuple(kept)))
    signs: list[str] = []
    places: list[int] = []
    done = 0
    for others in _OTHERS.finditer(sign_by_sign):
        start, end = others.span()
        signs += sign_by_sign[done:start]
        places += range(done, start)
        done = end
        for place in range(start, end):
            sign = text[place]
            if unicodedata.combining(sign) and signs:
                signs[-1] = _composed(signs[-1], sign)
                continue
            folded = _fold_sign(sign)
            signs += folded
            places += [place] * len(folded)
    signs += sign_by_sign[done:]
    places += range(done, len(text))
    return _denied(Folded("".join(signs), text, tuple(places)))


def _denied(folded: Folded) -> Folded:
    """Put the apostrophe where people leave it out: "please dont take it out".

    French has a word "dont"; no verb of English stands behind that.
    """
    text = folded.text
    # most texts have no such letters, and a search for both is soon done
    cuts = [m.end() + 1 for m in _DENIED.finditer(text)] if "nt" in text else []
    if not cuts:
        return folded
    places = [*(folded.places or range(len(text)))]
    for at in reversed(cuts):
        text = f"{text[:at]}'{text[at:]}"
        places.insert(at, places[at])
    return Folded(text, folded.raw, tuple(places))


@lru_cache(maxsize=8)  # as above
def unwrap(folded: Folded) -> Folded:
    """Join lines that were only wrapped: the next one begins with a small letter."""
    text, raw, places = folded.text, folded.raw, folded.places
    signs: list[str] | None = None
    at = text.find("\n", 1)
    while 0 < at < len(text) - 1:
        after = raw[places[at + 1] if places else at + 1]
        if after.islower() and text[at - 1] not in ".:;!?\n":
            signs = signs or list(text)
            signs[at] = " "
        at = text.find("\n", at + 1)
    return replace(folded, text="".join(signs)) if signs else folded


def requoted(folded: Folded) -> Folded:
    """Make quotation marks of the single ones that enclose words: 'may' -> 'shall'."""
    if "'" not in folded.text:
        return folded
    return replace(folded, text=_SINGLE.sub(r'"\1"', folded.text))


#: What denies, up to its n.
_DENIED = re.compile(
    r"(?<![^\W_])(?:do(?=nt (?:you |even |ever |please |just )?(?:take|delete|remove"
    r"|touch|change|drop|cut|agree|like|want|need|think|see|know|understand|let|add|make"
    r"|alter|weaken|support|accept|have|mind|care|believe|merge|move|get|lose|mess)"
    r"(?![^\W_]))|(?:does|did|is|are|was|were|would|could|should|have|has|had)"
    r"(?=nt(?![^\W_])))"
)
_SINGLE = re.compile(r"(?<![^\W_])'([^'\"\n]{1,200})'(?![^\W_])")


def _vanishes(sign: str) -> bool:
    """Tell whether a sign, if it does not stand for one, stands for none."""
    return _SIGNS[ord(sign)] != _OTHER or not (
        _fold_sign(sign) or unicodedata.combining(sign)
    )


@lru_cache(maxsize=4096)
def _is_marked(before: str, sign: str) -> bool:
    """Tell whether a sign stands for one or none, or is a mark on the one before."""
    if _SIGNS[ord(sign)] == _OTHER and unicodedata.combining(sign):
        return before != _OTHER
    return _vanishes(sign)


@lru_cache(maxsize=4096)
def _marked(sign: str, after: str) -> str:
    """Fold a sign with a mark behind it, if one is; a mark alone is none."""
    if unicodedata.combining(after) and sign != _OTHER:
        return _composed(sign, after)
    return sign.replace(_OTHER, "")


@lru_cache(maxsize=4096)
def _composed(sign: str, mark: str) -> str:
    """Put a mark on a sign; without one that has both it vanishes."""
    composed = unicodedata.normalize("NFC", sign + mark)
    return composed if len(composed) == 1 else sign


@lru_cache(maxsize=4096)
def _fold_sign(sign: str) -> str:
    """Fold one sign; the result has none, one or more signs."""
    if sign in _EQUAL:
        return _EQUAL[sign]
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign.isspace():
        return "\n" if sign in "\n\u2028\u2029\x85" else " "
    folded = unicodedata.normalize("NFKC", sign).lower()
    return folded if len(folded) <= _MOST else sign


class _Signs(dict[int, str]):
    """What becomes of a sign that stands for one; `_OTHER` for all the others."""

    def __missing__(self, code: int) -> str:
        folded = _fold_sign(chr(code))
        alone = len(folded) == 1 and not unicodedata.combining(chr(code))
        self[code] = folded if alone else _OTHER
        return self[code]


#: No text holds this: it is no character.
_OTHER = "\U0010ffff"
_OTHERS = re.compile(f"{_OTHER}+")
_SIGNS = _Signs()
