"""The words of Arabic, without vowel signs."""

from rules.citation.language import Language, Noun, Position

_ORDINALS = (
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة"
)
_MALE = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
_TEENS = "الحادية الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة"

LANGUAGE = Language(
    code="ar",
    prefixes=r"[وفبلك]{1,2}",
    nouns={
        Noun.ARTICLE: r"(?:ال|ل)?ماد(?:ة|تان|تين)|(?:ال|ل)?مواد",
        Noun.SECTION: r"(?:ال|ل)?قسم|(?:ال|ل)?فصل",
        Noun.PARAGRAPH: r"(?:ال|ل)?فقر(?:ة|ات|تان|تين)",
        Noun.POINT: r"(?:ال|ل)?بن(?:د|دان|دين|ود)|(?:ال|ل)?نق(?:طة|اط|طتان|طتين)",
    },
    signs=r"رقم",
    openers=r"من",
    joins=r"و|أو|وكذلك",
    ranges=r"إلى|الى|حتى",
    suffixes={"مكررا": "bis", "مكرر": "bis", "مكررة": "bis"},
    ordinals={w: n for n, w in enumerate(_ORDINALS.split(), 1)}
    | {w: n for n, w in enumerate(_MALE.split(), 1)}
    | {f"{w} عشرة": n + 10 for n, w in enumerate(_TEENS.split(), 1)}
    | {"الأخيرة": -1, "الأخير": -1},
    positions={
        Position.NEXT: r"الفقرة التالية",
        Position.SAME: r"الفقرة نفسها|نفس الفقرة",
        Position.PREVIOUS: r"الفقرة السابقة",
    },
    former=r"سابقا|السابقة",
    earlier=r"(?:في|من) (?:المسودة|النسخة|الصيغة) السابقة",
    now=r"الآن|حاليا",
    new=r"جديدة?",
    open_ended=r"وما يليها",
    links=r"من|في",
    arguments=r"انظر|وفقا ل|بموجب|مثل",
    instruments=r"برنامج|إعلان|اتفاقية|لوائح|ميثاق|معاهدة|بروتوكول|دستور|قرار|تقرير|قانون",
    own=r"هذا|هذه|مشروع|المقترح",
)
