"""The words of Chinese: the noun stands behind its number."""

from rules.citation.language import Language, Noun, Position

LANGUAGE = Language(
    code="zh",
    trailing=True,
    nouns={
        Noun.CLAUSE: r"条",
        Noun.PARAGRAPH: r"段落|段",
        Noun.POINT: r"项|款|点",
        Noun.BULLET: r"个要点|要点",
    },
    signs=r"第",
    joins=r"和|及|与|以及",
    ranges=r"至|到",
    suffixes={"之二": "bis", "之三": "ter"},
    positions={
        Position.NEXT: r"下一段|下段|随后一段",
        Position.SAME: r"同一段|同段|该同一段",
        Position.PREVIOUS: r"上一段|前一段",
        Position.LAST: r"最后一段|末段|最后段",
    },
    former=r"原",
    old=r"(?:原|(?:上一|前一)[稿版](?:中?的)?)",
    now=r"现[为在]?",
    new=r"新(?:增)?",
    links=r"的",
    arguments=r"见|参见|根据|按照|如",
    instruments=r"议程|宣言|公约|条例|宪章|条约|议定书|宪法|决议|决定|报告|法",
    own=r"本|该草案|草案",
)
