"""Does a reference point outside: to another instrument, or only as argument?

"Paragraph 90 of the Tunis Agenda", "Article 2 of the Convention", "resolution
68/198, para 20": a name that no draft bears, beside the reference. A genitive
with a capital name is foreign by its form; lower-case instruments by the list
of each language, unless a word of ownness ("this", "draft") goes before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rules.citation.language import Language, Mention, Noun
from rules.citation.leading import coded
from rules.later import later
from rules.sought import Sought

if TYPE_CHECKING:
    from rules.citation.folding import Folded

_NEAR = later(
    r"\W*(?:(?!(?:as|comme|como|как|wie)\s)\w+\W+)?|\W*(?:\w+\W+){0,4}(?<=, )"
    r"|\W*(?:\w+\W+){0,4}(?<=\()"
)
#: "Regulation 2016/679, in particular 6(1)"; "the Act, in particular" may be the draft.
_PARTICULAR = later(
    r"\W*(?:in particular|notably|especially|namely|notamment|en particul[ai]e?r"
    r"|insbesondere|namentlich|в частности|特别是|尤其是|ولا سيما|وخاصة)\W*(?:\w+\W+)?"
)
_ARTICLES = {"the", "this", "la", "le", "les", "l", "el", "los", "las", "dem"}
#: No sentence ends behind "cf.".
_STOP = later(r"(?<!\bcf)(?<!\bvgl)(?<!\bсм)[.;:!?。](?=\s|$)|\n|\0")
_OWN = 24
_ASIDE = 160
_BEGIN = r"(?<![^\W_])"
_HEAD = r"(?<![^\W_一-龥])"
#: Between a word that cites and the piece stand a few words, of one sentence.
_NO_MORE = (
    r"[\s:,.'(]{1,3}(?:[^\W_]{1,12}(?:[\s'(]|(?<![^\W_]{4})(?<!\d)\."
    r"(?!\s(?:in|on|for|en|para|por|au|aux|dans|pour|в|по|im|zu)\s))[\s'.(]?){0,3}\Z"
)
#: Whoever adds a piece to a text, by whatever name, adds it to the draft.
_COMPLETED = later(
    r"(?<![^\W_])(?:дополн\w{1,5}|(?:add|adding|added|insert\w{0,3}|include) (?:in)?to"
    r"|(?:ajout|insér|complét)\w{1,4}(?: au| à| dans)?|(?:añad|agreg|insert"
    r"|incorpor)\w{1,4}(?: al?| en)?)\s(?:the |l[ea] |el )?\Z"
)
_POSSESSED = later(r"(?<!\w)(?:its|their|sa|ses|leur|su|sus|его|её|их|sein\w*)\s\Z")
_THEREOF = later(r"\s(?:thereof|of that|de celle-ci|de celui-ci|desselben)(?!\w)")
#: The text that was named last, unless that was a draft.
_SAME = later(
    r"\s(?:of the same (?:act|law|code|regulation|directive|treaty|convention)"
    r"|d(?:u même (?:code|texte|règlement)|e la même (?:loi|directive|convention))"
    r"|de(?:l mismo (?:código|reglamento|texto legal)| la misma ley)"
    r"|d(?:o mesmo (?:diploma|código|regulamento)|a (?:mesma|referida) lei)"
    r"|(?:desselben|des gleichen) gesetz\w{0,4}|того же (?:закона|кодекса)"
    r"|من (?:القانون|النظام) (?:نفسه|ذاته))(?!\w)"
)
#: The name of a draft, and another edition than its own: "paragraph 5 of the Code 2.0".
_EDITION = later(r"\0+\s(?:v(?:ersion)?\.?\s?)?\d{1,2}\.\d{1,2}(?![\d.(])")
#: "2.1 de acuerdo": a stance, and no agreement of others.
_AGREED = later(r"\sde acuerdo(?!\w)")
#: So many words before a new line may lean on what opens that.
_WRAPPED = 2
_HAN = "议程|宣言|公约|决议|条例|宪章|议定书|协议|条约|判决"
_SYMBOL = r"[a-z]{1,5}/[\w.]+(?:/[\w.]+)+|(?:no\.?\s?)?\d{1,4}/\d{1,4}"


class Outside:
    """The vetoes of all languages, compiled once."""

    def __init__(self, languages: Sequence[Language]) -> None:
        instruments = "|".join(x.instruments for x in languages)
        own = "|".join(x.own for x in languages)
        arguments = "|".join(x.arguments for x in languages)
        words = "|".join(x.links for x in languages).split("|")
        link = "|".join(w for w in words if w not in _ARTICLES)
        elsewhere = [x.elsewhere for x in languages]
        self._elsewhere = Sought(
            [{"begin": _HEAD, "words": elsewhere, "end": r"(?![^\W\d_一-龥])"}],
            folded=True,
        )
        self._own = later(rf"(?<!\w)(?:{own})(?!\w)|[本该此](?:{_HAN})|草案\Z")
        self._instrument = Sought(
            [
                {"begin": _BEGIN, "words": [instruments], "end": "(?![^\\W_])"},
                {"words": [_SYMBOL, _HAN]},
            ],
            folded=True,
        )
        self._genitive = later(
            rf"[ ,(]{{0,2}}(?:(?:{link}|d[ao]s?)[\s']"
            r"(?:(?:the|our|their|its|la|le|les|l|los|las|el)[\s'])?"
            r"|(?!(?:tab|fig|box|pag|p[áa]g|seite|line|lign|step|note|footn|exam|row|col)"
            r"[a-z]{0,7}\s)(?=[a-z]{2,}[^\S\n]?\d"
            r"|[^\W\d_]+ (?:программ|деклараци|конвенци|повестк|закон|кодекс)))"
        )
        nouns = "|".join(w for x in languages for w in x.nouns.values() if w)
        self._piece = later(rf"(?:{nouns})(?![^\W\d_])")
        self._behind = later(
            r"\s(?:(?:unserer?|ihrer|seiner|нашего|нашей|его|их|своего)\s)?"
            rf"(?:{instruments}|working party)(?![^\W_])"
        )
        self._argues = later(rf"{_BEGIN}(?:{arguments})(?![^\W_])")
        self._argument = Sought(
            [{"begin": _BEGIN, "words": [arguments], "end": _NO_MORE}], folded=True
        )
        # many pieces of one text are asked about in turn
        self._instrument_in = lru_cache(maxsize=8)(self._instrument.may_stand_in)
        self._elsewhere_in = lru_cache(maxsize=8)(self._elsewhere.may_stand_in)
        self._argument_in = lru_cache(maxsize=8)(self._argument.may_stand_in)

    def foreign(self, folded: Folded, mention: Mention) -> bool:
        """Whether the piece belongs to another instrument.

        The caller has masked the names of the drafts.
        """
        if _is_called(folded, mention) and _of_body(folded, mention):
            return True
        if coded(folded.text, mention.start):
            return False
        begin = max(0, mention.start - _OWN)
        titled = _TITLE_HAN.search(folded.text, begin, mention.start) is not None
        return (
            titled
            or _of_letters(folded, mention)
            or self._after(folded, mention)
            or (
                not _spelt_out(folded.text, mention)
                and self._before(folded, mention.start)
            )
        )

    def edition(self, folded: Folded, mention: Mention) -> bool:
        """Whether it is of another edition: "paragraph 5 of the Code 2.0"."""
        link = self._linked(folded, mention.end)
        return link is not None and _EDITION.match(folded.text, link.end()) is not None

    def strange(self, folded: Folded, mention: Mention) -> bool:
        """Whether a draft is named by letters that none has: "the draft RoP"."""
        link = self._linked(folded, mention.end)
        start = folded.place(link.end()) if link else 0
        return link is not None and _STRANGE.match(folded.raw, start) is not None

    def elsewhere(self, text: str, mention: Mention) -> bool:
        """Whether the sender's own point is counted, or one of an agenda.

        Or the number that a piece is to have.
        """
        head = max(0, mention.start - _OWN)
        if _BECOMES.search(text, head, mention.start):
            return True
        if not self._elsewhere_in(text):
            return False
        start, end = mention.start - head, mention.end - head
        counted = self._elsewhere.finditer(text[head : mention.end + 2 * _OWN])
        return any(m.start() < end and start < m.end() for m in counted)

    def argument(self, text: str, start: int, end: int) -> bool:
        """Whether the words before `start` cite instead of discuss, or those behind.

        "We note that paragraph 14 takes a different line."
        """
        noted = _CONTRASTS.match(text, end)
        if noted and _NOTES.search(text, max(0, start - _OWN), start):
            return True
        opened = text.rfind("(", max(0, start - _ASIDE), start)
        open_ = opened >= 0 and ")" not in text[opened:start]
        if open_ and self._argues.search(text, opened, start):
            return True
        near = text[max(0, start - 60) : start]
        above, broken, before = near.rpartition("\n")
        if (
            broken and not before.strip()
        ):  # a line goes on in the next with a word or two
            near = " ".join(above.split()[-_WRAPPED:]) + " "
        return self._argument_in(text) and self._argument.search(near) is not None

    def _after(self, folded: Folded, mention: Mention) -> bool:
        text, at = folded.text, mention.end
        acronym = _ACRONYM.match(folded.raw, folded.end(at))
        acronym = None if _alone(text, mention) else acronym
        if _SAME.match(text, at):
            return "\0" not in text[max(0, mention.start - _ASIDE) : mention.start]
        if acronym or self._behind.match(text, at) or _THEREOF.match(text, at):
            return True
        link = self._linked(folded, at)
        bare = mention.noun is Noun.NONE
        if link is None or (bare and link[0].strip(" ,(") and _begins(folded, at)):
            return False
        parted = not bare and not link[0].strip(" ,(")
        if parted and self._piece.match(text, link.end()):
            return False  # "Artikel 2 Absatz 1, Artikel 3": no other text follows
        clause = re.split(
            r"[.;:,\n)\0]", text[link.end() : link.end() + 60], maxsplit=1
        )[0]
        words = folded.raw[folded.place(link.end()) : folded.place(link.end()) + 40]
        own = _WHICH.match(clause) or self._own.search(clause[:_OWN])
        known = own or text[link.end() : link.end() + 1] == "\0"
        if known or _AGREED.match(text, at):
            return False
        named = re.match(r"(?:\d{4} )?(?:[^\W\d_]*[A-ZА-ЯÀ-Ý][\w'’.-]*)", words)
        if bare and _IN.fullmatch(link[0].strip(" '")) and _opens(text, mention):
            named = None  # "1.2 im Gebirge": below a heading, where it is so
        german = _GERMAN.match(text, mention.start) and not clause.startswith(_LIKE)
        if german and _IN.fullmatch(link[0].strip(" '")):
            named = None  # "Ziffer 7 in Häfen": every noun has a capital
        return bool(named) or self._instrument.search(clause) is not None

    def _linked(self, folded: Folded, at: int) -> re.Match[str] | None:
        """Match what joins a piece with its text, be it in the next line."""
        begin = folded.place(at + 1) if folded.text.startswith("\n", at) else 0
        broken = begin and folded.raw[begin : begin + 1].islower()
        return self._genitive.match(folded.text, at + bool(broken))

    def _before(self, folded: Folded, at: int) -> bool:
        if not self._instrument_in(folded.text):
            return False
        head = _STOP.split(folded.text[max(0, at - 48) : at])[-1]
        if _POSSESSED.search(head) and self._instrument.search(head):
            return True  # "as the Declaration says in its paragraph 12"
        if self._own.search(head):
            return False
        found = [*self._instrument.finditer(head)]
        gap = head[found[-1].end() :] if found else head
        completed = found and _COMPLETED.search(head, 0, found[-1].start())
        if not found or completed or _THAT.match(gap):
            return False
        if _HAN_PIECE.search(gap) or _QUOTED_IN.match(gap):
            return False  # its own piece is named, or quoted words of the draft end so
        numbered = found[-1][0][-1].isdigit() and _PARTICULAR.fullmatch(gap)
        return bool(numbered) or _NEAR.fullmatch(gap) is not None


def _spelt_out(text: str, mention: Mention) -> bool:
    """Whether words before a code say what its letter is: "the regulation in R5"."""
    letter = mention.items[0].path[0][0] if mention.items else ""
    said = _WORD_BEFORE.search(text, max(0, mention.start - _OWN), mention.start)
    return letter.isalpha() and said is not None and said[1].startswith(letter)


_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]{3,})\s(?:(?:in|of|under|no\.?)\s)?\Z")
#: "《基本法》第七条": the name of another law, for those of drafts are masked.
_TITLE_HAN = re.compile(
    r"[\"《][^\"《》\0]{1,20}(?:法|条例|规定|规则|办法|公约|决定|章程)[\"》]的?\s?\Z"
)
#: What an opinion is of, or an agreement: "of the opinion that paragraph 5".
_THAT = re.compile(r",?\s(?:(?:en|de)\s)?(?:that|que|qu'|dass|что|чтобы)(?!\w)|\sأن\s")


def _begins(folded: Folded, at: int) -> bool:
    """Whether a sentence begins there: "2.2 In Norway it is lower"."""
    return folded.raw[folded.end(at) : folded.end(at) + 2].strip().isupper()


def _is_called(folded: Folded, mention: Mention) -> bool:
    """Whether it names a kind of piece, be it one that no draft prints: "test 8.1"."""
    word = folded.text[mention.start].isalpha() and mention.items[0].path[0].isdecimal()
    return mention.noun is Noun.NAMED or (mention.noun is Noun.SIGN and word)


def _of_body(folded: Folded, mention: Mention) -> bool:
    """Whether what drafts call their pieces is somebody's here: "UN Goal 4"."""
    start, end = folded.place(mention.start), folded.end(mention.end)
    if _BODYS.match(folded.text, mention.end):
        return True
    masked = folded.text.endswith(("\0", "\0 "), 0, mention.start)
    short = mention.noun is Noun.SIGN and _SHORT.match(folded.raw, start)  # "SC 1.3.1"
    loud = folded.raw[start:end].isupper() and not short
    head = folded.raw[max(0, start - _HEAD_SIGNS) : start]
    return not (masked or loud) and _BODY.search(head) is not None


def _of_letters(folded: Folded, mention: Mention) -> bool:
    """Whether letters or a number of a text that is cited stand before a piece."""
    start = folded.place(mention.start)
    head = folded.raw[max(0, start - 2 * _OWN) : start]
    masked = folded.text.endswith(("\0", "\0 ", "\0, "), 0, mention.start)
    loud = folded.raw[start : start + len("art")].isupper()  # as all that is said
    return not (masked or loud) and _LETTERS.search(head) is not None


#: The number that a piece is to have: "renumber it to become Article 3".
_BECOMES = later(
    r"(?<![^\W_])(?:becom(?:e|es|ing)|(?:re)?number(?:ed|ing)?"
    r" (?:(?:it|them|this) )?(?:as|to)"
    r"|devenir|devien(?:t|drait|dra|ne)|(?:pasar|pasaría|pase) a ser|convertirse en"
    r"|стать|станет|считать|werden? zu(?: dem)?|wird zu|umzunummerieren in)\s"
    r"(?:(?:the|an?|new|l[ea]s?|el|un[ea]?|neue[nrm]?|nouvel)\s|l'){0,2}\Z"
    # in Arabic the piece that becomes another follows its verb
    r"|(?:改列为|成为|变为)\Z|ل[تي]صبح\s\Z"
    r"|[تي]صبح (?:ال)?[^\W\d_]{2,6}\s[\d٠-٩]{1,3}\s\Z"
)
#: "RFC 5280 section 3.2", and what a word that cites leads to: "reflecting the ICESCR,
#: Article 2(1)". "The EU, Article 7: ..." speaks.
_LETTERS = later(
    r"(?<![^\W_])(?:(?!\w+\s?(?:19|20)\d\d\W)[A-Z]{2,6}(?:/[A-Z]{2,4})?[\s-]?\d{3,6}"
    r"(?:[-:.]\d{1,5}){0,2}|(?i:reflect(?:ing|s|ed)?|mirror(?:ing|s|ed)?|based on"
    r"|(?:taken|drawn|copied|borrowed) from|inspired by|modelled on|as in|like"
    r"|(?:consistent|in line) with|inspirée?s? (?:de|du)|tirée?s? (?:de|du)"
    r"|fondée?s? sur|comme dans|conforme à|selon|reflétant|basad[oa]s? en"
    r"|inspirad[oa]s? en|tomad[oa]s? de|como en|según|refleja(?:ndo)?"
    r"|основан\w{1,3} на|взят\w{1,2} из|как в|согласно|отража\w{2,4}|gestützt auf"
    r"|angelehnt an|aus|gemäß|nach|wie in|entsprechend)\s(?i:the |l[ea']\s?|el "
    r"|de[rmn] |die |das )?[A-ZА-Я]{3,9}),?\s(?:in\s)?\Z"
)
_SHORT = re.compile(r"[A-Z]{2,3}\s")
#: Letters of a body right before a piece, and no word in capitals.
_BODY = re.compile(
    r"(?<![^\W_])(?!(?:RE|PS|NB|OK|NO|YES|FYI|AND|OR|ON|TO|IN|AT|IF|IS|BUT|FOR|ALL|ADD"
    r"|CUT"
    r"|NOT|SEE|CF|THE|ALSO|KEEP|DROP|DELETE|ONLY|PLEASE|PLS)\s)"
    r"(?:[A-Z]{2,6}|[Ss]ustainable [Dd]evelopment|[Mm]illennium [Dd]evelopment)\s\Z"
    r"|可持续发展\Z"
)
_BODYS = re.compile(
    r"\s(?:(?:de|du|del?)\s)?(?:développement durable|desarrollo sostenible"
    r"|устойчивого развития|der nachhaltigen entwicklung|من أهداف التنمية)"
)
_HEAD_SIGNS = 26
#: Letters of a law right behind a piece: "Art. 5 Abs. 1 DSGVO", "§ 3 Nr. 18 EnWG",
#: "§ 8 (3) SdS".
_ACRONYM = later(
    r"\s(?:Abs\. )?(?:[IVX]+ )?(?:[A-ZÄÖÜ]{2,6}"
    r"|[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{1,10}(?:G|GB|O|V|VO)"
    r"|[A-ZÄÖÜ][a-zäöü]{1,2}[A-ZÄÖÜ]{1,3}|[А-Я][а-я]{0,2}[А-Я]{1,3}(?: РФ))(?![\w-])"
)
#: What is said of another piece, to compare; and what opens such a sentence.
_NOTES = later(
    r"(?<![^\W_])(?:notes?|noting|observe|whereas|while|notons|constatons|alors|tandis"
    r"|observamos|señalamos|mientras|отмечаем,?|während|feststellen|注意到|而)"
    r"(?: that| que|, что|, dass)?\s?\Z"
)
_CONTRASTS = later(
    r"\s?(?:takes? an?(?:other)? (?:\w+ )?(?:line|approach|view|course|position)"
    r"|(?:says?|provides?|states?) (?:otherwise|the (?:opposite|contrary|same)"
    r"|something else)|dit (?:le contraire|autre chose|la même chose)|(?:adopte|suit)"
    r" une autre|(?:dice|establece) (?:lo contrario|otra cosa|lo mismo)|adopta otro"
    r"|(?:предусматривает|говорит) (?:иное|обратное|то же)|(?:sagt|regelt) (?:etwas"
    r" anderes|das gegenteil|dasselbe)|的规定(?:不同|相反|不一致))"
)
#: "the draft RoP": letters of a draft that is none of ours, or we would know them.
_STRANGE = later(
    r"(?i:draft|projet|proyecto|проект\w{0,2}|entwurf\w{0,2})\s(?:(?:of|d[eu]|des"
    r"|del)\s)?"
    r"(?=\w{2,6}(?!\w))[A-ZА-Я][a-zа-я]?[A-ZА-Я]"
)
#: A question about the piece: "6(3) in which protocol?".
_WHICH = re.compile(
    r"(?:which|what|whose|quel\w{0,4}|qué|cuál\w{0,2}|как\w{2,3}|чь\w"
    r"|welch\w{1,2})(?!\w)"
)


def _alone(text: str, mention: Mention) -> bool:
    """Whether a piece has a line to itself: capitals below it are those of a remark."""
    return text.startswith("\n", mention.end) and _opens(text, mention)


def _opens(text: str, mention: Mention) -> bool:
    """Whether a piece stands at the head of its line."""
    line = text.rfind("\n", 0, mention.start) + 1
    return not any(map(str.isalnum, text[line : mention.start]))


#: "Mit Absatz 9 in Einklang bringen": that one only shows how.
_LIKE = ("einklang", "übereinstimmung", "verbindung")
_GERMAN = re.compile(r"(?:absatz|abs\.|artikel|ziffer|nummer|punkt|paragra(?:ph|f))")
#: What is quoted from a piece may name a text: "“sixty minutes” in paragraph 7".
_QUOTED_IN = re.compile(r'\s?"\s?(?:in|dans|aux?|en|в|im|في)(?![^\W_])')
_HAN_PIECE = re.compile(r"[条款段项][一-龥]{2,24}[,，]\s?\Z")
#: What leads to a place as well as to a text.
_IN = re.compile("(?:in|im|am|en|dans|au|в|во)(?:[ '](?:the|l[ae]s?|l|los|el))?")
