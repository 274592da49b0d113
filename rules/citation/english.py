"""The words of English."""

from rules.citation.language import Language, Noun, Position

_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _count(units: list[str], tens: list[str]) -> dict[str, int]:
    words = {w: n for n, w in enumerate(units, 1)}
    for n, ten in enumerate(_TENS, 2):
        words[tens[n - 2]] = n * 10
        words |= {f"{ten}-{u}": n * 10 + i for i, u in enumerate(units[:9], 1)}
    return words


LANGUAGE = Language(
    code="en",
    nouns={
        Noun.ARTICLE: r"articles?|arts?",
        Noun.SECTION: r"sections?|secs?|chapters?|clauses?|subclauses?",
        Noun.RECITAL: r"recitals?",
        Noun.SIGN: r"§{1,2}",
        Noun.PARAGRAPH: r"sub-?sections?|subsecs?"
        r"|paragraphs?|paras?|parags?|pars?|pgs?|s\.s(?=\.\s?\d)"
        r"|ss?(?=\.?\s?\d)",
        Noun.NONE: r"combin(?:e|ing)|merg(?:e|ing)|ad(?=\s\d{1,3}(?!\d))"
        r"|re(?=\s\d{1,3}\s?:)|same (?:applies|goes|holds) (?:to|for)",
        Noun.POINT: r"numbers?|points?|items?|sub-?\s?para(?:graph)?s?|letters?"
        r"|principles?"
        r"|considering(?:\s(?:and\s)?considering)?(?:\salso)?(?=\s[a-z]\))",
        Noun.BULLET: r"bullets?(?:\spoints?)?|indents?",
        Noun.SENTENCE: r"sentences?|lines?|footnotes?|words?",
    },
    signs=r"nos?|nr|numbers?",
    openers=r"from",
    spans=r"between",
    joins=r"and|or|plus|as well as|while considering|and also",
    ranges=r"(?:up\s)?to(?:\sthe)?|through|thru|until|till?",
    suffixes={"bis": "bis", "ter": "ter", "quater": "quater", "quinquies": "quinquies"},
    cardinals=_count(_UNITS, _TENS),
    ordinals=_count(_ORDINALS, [t[:-1] + "ieth" for t in _TENS])
    | {"last": -1, "final": -1},
    positions={
        Position.NEXT: r"(?:next|following|subsequent) (?:paragraph|para|article"
        r"|section|point|item|bullet)"
        r"|(?:paragraph|para|article|section|point|item)"
        r" (?:(?:that|which) follows(?: it| this)?|(?:that|which) comes next"
        r"|thereafter|below|immediately after)",
        Position.SAME: r"(?:the )?same (?:paragraph|para|article|section|point|item)"
        r"|ibid(?:em)?|idem",
        Position.PREVIOUS: r"(?:previous|preceding|foregoing) (?:paragraph|para|article"
        r"|section|point|item)|(?:paragraph|para) (?:above|before)",
    },
    former=r"former(?:ly)?|ex|old|previously|was",
    old=r"former|old|ex|previous",
    earlier=r"(?:of|in|from) (?:the )?(?:previous|earlier|old|former|prior)"
    r" (?:draft|version|text)",
    now=r"(?:is )?now",
    new=r"new",
    open_ended=r"ff?\.?|et seq\.?|onwards?|and (?:the )?following|and (?:sub)?seq\w*",
    links=r"of|in|the|to|under|this|after",
    arguments=r"(?<!we )(?<!i )see(?: also)?(?! no\b)|cf|e\.g|i\.e|compare|in line with"
    r"|consistent with"
    r"|in accordance with|according to|pursuant to|as (?:per|in|with|under)|such as"
    r"|based on"
    r"|(?:as )?(?:already )?(?:stated|mentioned|set out|described|defined|provided"
    r"|listed|referred to|contained|laid down|foreseen|specified|required|reflected"
    r"|addressed|covered)(?: for)? (?:in|by|under)|referred to in|within the meaning of"
    r"|by virtue of|(?<!would )(?<!'d )(?<!should )(?<!we )(?<!i )"
    r"(?<!also )(?<!really )like(?!:)|unlike|similar(?:ly)? to"
    r"|identical to|consistent with"
    r"|references? to|point to|example|intend to address"
    r"|will address|in response to|unless otherwise",
    instruments=r"agenda|declaration|plan of action|convention|regulations?|directive"
    r"|charter|covenant|treaty|protocol|constitution|resolution|decision|agreement"
    r"|report|outcomes?|opinion|rfc|iso|itu|udhr|act|code|law|statute|standard"
    r"|recommendation|minutes|letter|communication|ispm|rules of procedure|compact",
    own=r"this|present|proposed|draft|current|proposal",
)
