"""The words of German: the seventh language, one module like the others."""

from rules.citation.language import Language, Noun, Position

_ORDINALS = [
    "erst",
    "zweit",
    "dritt",
    "viert",
    "fünft",
    "sechst",
    "siebt",
    "acht",
    "neunt",
    "zehnt",
]

LANGUAGE = Language(
    code="de",
    nouns={
        Noun.ARTICLE: r"artikeln?|arts?",
        Noun.SECTION: r"abschnitt\w{0,2}|kapitel\w?",
        Noun.RECITAL: r"erwägungsgr[üu]nde?n?s?|erwg?|ewg",
        Noun.PARAGRAPH: r"abs(?:atz|atzes|ätze|ätzen)?|absatz|unterabsatz|ua",
        Noun.NONE: r"zu(?=\s\d{1,3}\s?[:.])",
        Noun.POINT: r"buchstaben?|buchst|lit|nummern?|nr|punkte?n?|spiegelstriche?n?"
        r"|ziff(?:er|ern)?",
        Noun.SENTENCE: r"sätzen?|satz|satzes|halbsatz|zeilen?",
    },
    joins=r"und|oder|sowie",
    ranges=r"bis(?: zu)?",
    openers=r"von|der",
    spans=r"zwischen",
    ordinals={
        f"{stem}e{ending}": n
        for n, stem in enumerate(_ORDINALS, 1)
        for ending in ("", "r", "n", "s", "m")
    }
    | {"letzte": -1, "letzter": -1, "letzten": -1},
    positions={
        Position.NEXT: r"(?:nächste[rnm]?|folgende[rnm]?) (?:absatz|artikel|punkt)",
        Position.SAME: r"(?:derselbe|im selben|gleiche[rnm]?) (?:absatz|artikel"
        r"|punkt)|ebenda",
        Position.PREVIOUS: r"(?:vorherige[rnm]?|vorstehende[rnm]?) (?:absatz|artikel)",
    },
    former=r"ehemals|früher|alt|vormals",
    old=r"früher\w{0,2}|ehemalig\w{0,2}|alte[rn]?|bisherige[rn]?",
    earlier=r"(?:des|der|im|in der) (?:vorigen|früheren|vorherigen|alten)"
    r" (?:entwurfs?|fassung)",
    now=r"jetzt|nun|nunmehr",
    new=r"neu",
    open_ended=r"ff?\.",
    links=r"von|des|der|dem|in|im|zu|nach|hinter",
    arguments=r"siehe|vgl|vergleiche|(?<!p\.)(?<!p\. )s(?=\.)"
    r"|gemäß|nach|laut|entsprechend|im sinne von"
    r"|im sinne des|i\.s\.d|z\.b|zum beispiel|wie|etwa|in verbindung mit|i\.v\.m"
    r"|begriffsbestimmungen in|verweis\w* auf|aufgrund (?:von|des)",
    instruments=r"erklärung|übereinkommen|konvention|verordnung|richtlinie|charta|pakt"
    r"|vertrag|protokoll|verfassung|resolution|beschluss|bericht|gesetz\w*|grundgesetz"
    r"|bgb|stgb|bdsg|aeuv|tmg|stellungnahme",
    own=r"vorliegende\w*|vorgeschlagene\w*|dieser|entwurf\w*|\w+entwurfs?|[\w-]+-e",
)
