"""In which language is a text written, of the six that we can answer in?

By script first, then by the small words that hold a language together. Empty
where it is another language, or not to be told: a guess would choose the
language of a letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

#: So much of a text is looked at, in characters.
_ENOUGH = 20_000

_HAN = re.compile(r"[\u3400-\u9fff]")
_SCRIPTS = {
    "zh": _HAN,
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "ar": re.compile(r"[\u0620-\u064a]"),
    "ru": re.compile(r"[\u0400-\u052f]"),
    "": re.compile(r"[^\W\d_\u0400-\u052f\u0620-\u064a\u3040-\u9fff\uac00-\ud7af]"),
}

#: A Han character says as much as three letters.
_WEIGHT = {"zh": 3, "ja": 3, "ko": 3}

#: Letters of other languages in the same script.
_STRANGERS = {
    "ar": re.compile(r"[\u067e\u0686\u0698\u06af\u0679\u0688\u06c1\u06d2\u06cc\u06a9]"),
    "ru": re.compile(r"[іїєґўјљњћђџқғңөұәѝ]", re.IGNORECASE),
}

#: Small words, of our languages and of those that are taken for them; of ours
#: the words of short letters too.
_SMALL_WORDS = {
    "en": "the of and to in is that for be with this on we our are by not should as"
    " please dear attached find comments paragraph paragraphs delete text regards",
    "fr": "le la les des et est une du dans que pour nous sur au avec par ce qui aux"
    " veuillez madame monsieur joint nos notre paragraphe supprimer texte cordialement",
    "es": "el la los las y es una del en que para con por se su lo como nuestra al"
    " estimados adjunto nuestros comentarios párrafo párrafos suprimir texto saludos",
    "pt": "o os as um uma do da dos das em que para com não por se ao nossa mais",
    "it": "il lo gli della di che per con non una sono nel alla dei delle questo",
    "de": "der die das und ist nicht mit den von zu ein eine für auf im wir des dem",
    "nl": "het een van en dat niet met voor zijn op aan wij deze worden ook bij",
    "ca": "el els les amb per que una dels als aquest són nosaltres i de més",
    "sv": "och att det som en är av för inte med på den till vi ett har",
    "pl": "i w na z do że się nie jest to oraz dla przez o jako",
    "tr": "ve bir bu için ile olarak da de olan daha gibi çok",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)

_OURS = frozenset(("en", "fr", "es"))
#: All whose small words are known.
KNOWN = frozenset(_SMALL_WORDS)


def language_of(text: str, among: Container[str] | None = None) -> str:
    """Return en, fr, es, ru, ar or zh, or the empty string.

    `among`: the languages of the Latin script that are asked for, if not those.

    >>> language_of("Nous proposons de supprimer le paragraphe 5.")
    'fr'
    >>> language_of("12; 34")
    ''
    >>> language_of("Wir sind mit der Frist nicht einverstanden.", among=KNOWN)
    'de'
    """
    text = text[:_ENOUGH]
    letters = Counter(
        {
            language: len(script.findall(text)) * _WEIGHT.get(language, 1)
            for language, script in _SCRIPTS.items()
        }
    )
    language, most = letters.most_common(1)[0]
    if not most:
        return ""
    if letters["ja"]:
        letters["ja"] += letters["zh"]
        language = max(letters, key=lambda name: letters[name])
    if language in ("zh", "ar", "ru"):
        stranger = _STRANGERS.get(language)
        foreign = len(stranger.findall(text)) if stranger else 0
        return "" if foreign * 50 > most else language
    return "" if language else _by_small_words(text, among or _OURS)


def _by_small_words(text: str, among: Container[str]) -> str:
    """Tell languages of the Latin script apart; a draw is nobody's."""
    scores: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        for language in _LANGUAGES_OF.get(word, ()):
            scores[language] += 1
    ranking = [*scores.most_common(2), ("", 0), ("", 0)]
    (best, points), (_, next_best) = ranking[:2]
    return best if points > next_best and best in among else ""


def length(text: str) -> int:
    """Return how many words a text has; without blanks, two ideographs are one.

    >>> length("keep it as it is"), length("删除"), length("这一段应当全部删除")
    (5, 1, 5)
    """
    spaced, ideographs = _IDEOGRAPHS.subn(" ", text)
    return len(spaced.split()) + (ideographs + 1) // 2


_IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
