"""The automatic numbers of Word files, before the revisions and after them.

Where Word and LibreOffice differ, Word's is the number that must be seen; the
sources are ECMA-376 part 1, 17.9, and [MS-OI29500] 2.1.283 and 2.1.540.
"""

from __future__ import annotations

from rules.terms import PassageKind
from tests.reading.construct import Construct, Seen
from tests.reading.word_file import (
    cut,
    definition,
    ins,
    level,
    listed,
    p,
    style,
    use,
)
from tests.reading.word_seen import word

ONE = definition(1, level(0, "%1.")) + use(1, 1)
OUTLINE = definition(
    1,
    level(0, "%1."),
    level(1, "%1.%2", "lowerLetter"),
    level(2, "(%3)", "lowerRoman"),
)
TIED = definition(
    1,
    level(0, "%1", more='<w:pStyle w:val="One"/>'),
    level(1, "%1.%2", more='<w:pStyle w:val="Two"/>'),
)
LINKED = (
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
)
LISTED = '<w:numPr><w:numId w:val="1"/></w:numPr>'
RESTART = '<w:lvlRestart w:val="%d"/>'
#: Formats, the numbers that are asked for, and how Word prints them.
FORMATS = {
    "decimalZero": (0, {0: "00", 1: "01"}),
    "ordinal": (0, {0: "0th", 1: "1st", 2: "2nd"}),
    "lowerLetter": (26, {26: "z", 27: "aa", 28: "bb"}),
    "upperRoman": (3999, {3999: "MMMCMXCIX", 4000: "4000"}),
    "lowerRoman": (4, {4: "iv", 5: "v"}),
    "cardinalText": (21, {21: "Twenty-one"}),
    "ordinalText": (21, {21: "Twenty-first", 22: "Twenty-second"}),
    "chicago": (4, {4: "§", 5: "**"}),
    "russianLower": (9, {9: "и", 10: "к"}),
    "arabicAlpha": (1, {1: "أ", 2: "ب", 3: "ت"}),
    "arabicAbjad": (1, {1: "أ", 2: "ب", 3: "ج"}),
    "hebrew1": (15, {15: "טו", 16: "טז"}),
    "hindiVowels": (1, {1: "क", 2: "ख"}),
    "thaiNumbers": (12, {12: "๑๒"}),
    "chineseCounting": (10, {10: "十", 11: "十一"}),
    "chineseCountingThousand": (105, {105: "一百零五"}),
    "ideographEnclosedCircle": (1, {1: "㈠", 2: "㈡"}),
    "decimalEnclosedCircle": (20, {20: "⑳", 21: "21"}),
    "japaneseCounting": (20, {20: "二十"}),
    "koreanCounting": (21, {21: "이십일"}),
    "koreanLegal": (21, {21: "스물하나"}),
}


def numbered(
    name: str, *paragraphs: str, lists: str, numbers: tuple[str, ...], styles: str = ""
) -> Construct:
    """Describe paragraphs, each given by its properties, and their numbers."""
    return word(
        name,
        *(p("x", properties=each) for each in paragraphs),
        numbering=lists,
        styles=styles,
        seen=tuple(Seen(text="x", number=n, base_number=n) for n in numbers),
    )


def revised(
    name: str, *paragraphs: str, seen: tuple[tuple[str, str, str], ...]
) -> Construct:
    """Describe revised paragraphs: their words, and the number before and after."""
    return word(
        name,
        *paragraphs,
        numbering=ONE,
        seen=tuple(Seen(text=t, base_number=b, number=f) for t, b, f in seen),
    )


def item(*content: str, end: str = "") -> str:
    """Write a paragraph of the list."""
    return p(*content, properties=listed(1), end=end)


def start(value: int) -> str:
    """Write the number that a level starts with."""
    return f'<w:start w:val="{value}"/>'


def override(depth: int, content: str) -> str:
    """Write how a list differs from its definition."""
    return f'<w:lvlOverride w:ilvl="{depth}">{content}</w:lvlOverride>'


def restarted(depth: int, value: int) -> str:
    """Write that a level of a list starts anew."""
    return override(depth, f'<w:startOverride w:val="{value}"/>')


def depths(*order: int, of: int = 1) -> tuple[str, ...]:
    """Put a paragraph on each of these levels."""
    return tuple(listed(of, depth) for depth in order)


def a_style(
    name: str, properties: str, based_on: str = "", kind: str = "paragraph"
) -> str:
    """Write a style with the properties of its paragraphs."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"{based}<w:pPr>{properties}</w:pPr></w:style>"
    )


def custom(pattern: str) -> str:
    """Write a level whose format is one of Word's own."""
    number = '<w:numFmt w:val="decimal"/>'
    return level(0, "%1").replace(
        number,
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        f'w:format="{pattern}"/></mc:Choice><mc:Fallback>{number}</mc:Fallback>'
        "</mc:AlternateContent>",
    )


COUNTING = [
    numbered(
        "levels that count each for itself",
        *depths(0, 0, 1, 1, 2, 2, 1, 2, 0, 1),
        lists=OUTLINE + use(1, 1),
        numbers=("1.", "2.", "2.a", "2.b", "(i)", "(ii)", "2.c", "(i)", "3.", "3.a"),
    ),
    numbered(
        "a level that was passed over",
        *depths(1, 0),
        lists=OUTLINE + use(1, 1),
        numbers=("1.a", "2."),
    ),
    numbered(
        "a list that starts at 17",
        *depths(0, 0),
        lists=definition(1, level(0, "%1.", more=start(17))) + use(1, 1),
        numbers=("17.", "18."),
    ),
    numbered(
        "two lists of one definition",
        *(listed(1), listed(2), listed(1)),
        lists=OUTLINE + use(1, 1) + use(2, 1),
        numbers=("1.", "2.", "3."),
    ),
    numbered(
        "a start that is overridden once",
        *(listed(1), listed(1), listed(2), listed(2), listed(1)),
        lists=OUTLINE + use(1, 1) + use(2, 1, restarted(0, 5)),
        numbers=("1.", "2.", "5.", "6.", "7."),
    ),
    numbered(
        "a start that is overridden on each level",
        *depths(0, 1, 1, 0, 1, of=2),
        lists=OUTLINE + use(2, 1, restarted(0, 4) + restarted(1, 3)),
        numbers=("4.", "4.c", "4.d", "5.", "5.c"),
    ),
    numbered(
        "a level that is overridden",
        *(listed(1), listed(2)),
        lists=OUTLINE
        + use(1, 1)
        + use(2, 1, override(0, level(0, "Article %1", "upperRoman"))),
        numbers=("1.", "Article II"),
    ),
    *(
        numbered(
            f"a level that begins again {when}",
            *depths(0, 1, 2, 1, 2, 0, 2),
            lists=definition(
                1, level(0, "%1."), level(1, "%2)"), level(2, "(%3)", more=restart)
            )
            + use(1, 1),
            numbers=("1.", "1)", "(1)", "2)", second, "2.", third),
        )
        for when, restart, second, third in (
            ("after each higher one", "", "(1)", "(1)"),
            ("never", RESTART % 0, "(2)", "(3)"),
            ("after the first level only", RESTART % 1, "(2)", "(1)"),
            ("after a deeper level, which is none", RESTART % 5, "(1)", "(1)"),
        )
    ),
]
TEMPLATES = [
    numbered(
        "legal numbers, all in digits",
        *depths(0, 1),
        lists=definition(
            1,
            level(0, "%1", "upperRoman"),
            level(1, "%1.%2", "lowerLetter", "<w:isLgl/>"),
        )
        + use(1, 1),
        numbers=("I", "1.1"),
    ),
    numbered(
        "a bullet, which is a mark and no number",
        *depths(0, 1),
        lists=definition(1, level(0, "•", "bullet"), level(1, "%1%2.")) + use(1, 1),
        numbers=("", "1."),
    ),
    numbered(
        "a hidden number, whose signs stay",
        *depths(0, 1, 2),
        lists=definition(
            1, level(0, "%1"), level(1, "%1.%2", "none"), level(2, "%1.%2.%3")
        )
        + use(1, 1),
        numbers=("1", "1.", "1..1"),
    ),
    numbered(
        "a level whose numbers are hidden words",
        *depths(0, 1, 0),
        lists=definition(
            1,
            level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"),
            level(1, "%1.%2"),
        )
        + use(1, 1),
        numbers=("", "1.1", ""),
    ),
    numbered(
        "a number of a deeper level, at which Word prints nothing",
        *depths(0, 1),
        lists=definition(1, level(0, "%1.%2"), level(1, "%1.%2")) + use(1, 1),
        numbers=("", "1.1"),
    ),
    numbered(
        "words and a suffix beside the number",
        *depths(0),
        lists=definition(1, level(0, "§ %1 bis)", more='<w:suff w:val="nothing"/>'))
        + use(1, 1),
        numbers=("§ 1 bis)",),
    ),
    *(
        numbered(
            f"a format of one's own: {pattern}",
            *depths(0, 0),
            lists=definition(1, custom(pattern)) + use(1, 1),
            numbers=numbers,
        )
        for pattern, numbers in (
            ("001, 002, 003, ...", ("001", "002")),
            ("α, β, γ, ...", ("α", "β")),
        )
    ),
    *(
        numbered(
            f"the format {name}",
            *depths(*[0] * len(known)),
            lists=definition(1, level(0, "%1", name, start(first))) + use(1, 1),
            numbers=tuple(known.values()),
        )
        for name, (first, known) in FORMATS.items()
    ),
]
STYLES = [
    revised(
        "a paragraph that was put into the list",
        item("a"),
        p(
            "b",
            properties=listed(1).replace(
                "</w:numPr>", '<w:ins w:author="A"/></w:numPr>'
            ),
        ),
        item("c"),
        seen=(("a", "1.", "1."), ("b", "", "2."), ("c", "2.", "3.")),
    ),
    numbered(
        "styles tied to the levels of a list",
        *(style("One"), style("Two")),
        lists=TIED + use(1, 1),
        styles=a_style("One", LISTED) + a_style("Two", LISTED),
        numbers=("1", "1.1"),
    ),
    numbered(
        "a style that inherits its list",
        *(style("One"), style("Mine")),
        lists=TIED + use(1, 1),
        styles=a_style("One", LISTED) + a_style("Mine", "", "One"),
        numbers=("1", "2"),
    ),
    numbered(
        "a paragraph that leaves its style's list, and one that goes deeper",
        style("One"),
        style("One") + listed(0),
        style("One") + '<w:numPr><w:ilvl w:val="1"/></w:numPr>',
        lists=TIED + use(1, 1),
        styles=a_style("One", LISTED),
        numbers=("1", "", "1.1"),
    ),
    numbered(
        "a default style in a list, and a style that is not there",
        *("", style("Unknown")),
        lists=TIED + use(1, 1),
        styles=a_style("Normal", LISTED, kind='paragraph" w:default="1'),
        numbers=("1", "2"),
    ),
    numbered(
        "a definition that lies in a list style",
        *(listed(1), listed(2)),
        lists=TIED + LINKED + use(1, 1) + use(2, 2),
        styles=a_style("L", LISTED, kind="numbering"),
        numbers=("1", "2"),
    ),
    numbered(
        "styles in a file that is laid out in another way",
        style("One"),
        lists=TIED + use(1, 1),
        styles=a_style("One", LISTED).replace("<w:style ", "<w:style\n"),
        numbers=("1",),
    ),
    numbered(
        "what leads nowhere or in a circle",
        *(style("A"), listed(99), listed(1, 8), listed(2)),
        lists=TIED + LINKED + use(1, 1) + use(2, 2) + use(3, 77),
        styles=a_style("A", "", "B")
        + a_style("B", "", "A")
        + a_style("L", LISTED.replace('"1"', '"2"')),
        numbers=("", "", "", ""),
    ),
    word(
        "a numbered heading",
        p("Access", properties=listed(1) + '<w:outlineLvl w:val="0"/>'),
        numbering=ONE,
        seen=(Seen(text="Access", number="1.", kind=PassageKind.HEADING, level=1),),
    ),
]
#: LibreOffice reads these as well (tests/integration/test_word_views.py).
VIEWS = [
    revised(
        "an inserted paragraph, which moves the numbers after it",
        *(item("a"), item(ins("new"), end="ins"), item("b")),
        seen=(("a", "1.", "1."), ("new", "", "2."), ("b", "2.", "3.")),
    ),
    revised(
        "a deleted paragraph, which keeps its number",
        *(item("a"), item(cut("old"), end="del"), item("b")),
        seen=(("a", "1.", "1."), ("", "2.", ""), ("b", "3.", "2.")),
    ),
    revised(
        "a paragraph that was split",
        *(item("a", end="ins"), item("b"), item("c")),
        seen=(("a", "1.", "1."), ("b", "", "2."), ("c", "2.", "3.")),
    ),
    revised(
        "paragraphs that were joined",
        *(item("a", end="del"), item("b"), item("c")),
        seen=(("a", "1.", "1."), ("b", "2.", ""), ("c", "3.", "2.")),
    ),
    revised(
        "a paragraph that left the list",
        item("a"),
        p("b", properties=f"<w:pPrChange><w:pPr>{listed(1)}</w:pPr></w:pPrChange>"),
        item("c"),
        seen=(("a", "1.", "1."), ("b", "2.", ""), ("c", "3.", "2.")),
    ),
]

CONSTRUCTS = [*COUNTING, *TEMPLATES, *STYLES, *VIEWS]
