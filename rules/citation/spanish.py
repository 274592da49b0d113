"""The words of Spanish, and how its neighbours call pieces."""

from rules.citation.language import Language, Noun, Position

_UNITS = [
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ORDINALS = "primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo"
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60}

LANGUAGE = Language(
    code="es",
    nouns={
        Noun.ARTICLE: r"art[íi]culos?|arts?|artigos?|articol[oi]",
        Noun.SECTION: r"secci[óo]n(?:es)?|cap[íi]tulos?|cl[áa]usulas?",
        Noun.RECITAL: r"considerandos?",
        Noun.PARAGRAPH: r"p[áa]rrafos?|p[áa]rrs?|apartados?|numerale?s?"
        r"|par[áa]grafos?|paragraf[oi]",
        Noun.POINT: r"puntos?|incisos?|letras?|literale?s?",
        Noun.BULLET: r"viñetas?|guiones|guion",
        Noun.SENTENCE: r"frases?|oraci[óo]n(?:es)?|líneas?",
    },
    signs=r"n\.?º|n\.?o|núms?|números?",
    openers=r"del?|desde(?: el)?",
    spans=r"entre(?: los)?",
    joins=r"e incluso|así como|y|e|o",
    ranges=r"al?|hasta(?: el)?",
    cardinals={w: n for n, w in enumerate(_UNITS, 1) if n > 1}
    | _TENS
    | {
        f"{t} y {u}": v + n
        for t, v in _TENS.items()
        for n, u in enumerate(_UNITS[:9], 1)
    },
    ordinals={w: n for n, w in enumerate(_ORDINALS.split(), 1)}
    | {f"{w[:-1]}a": n for n, w in enumerate(_ORDINALS.split(), 1) if w.endswith("o")}
    | {"primera": 1, "primero": 1, "tercera": 3, "tercero": 3}
    | {"último": -1, "última": -1},
    positions={
        Position.NEXT: r"(?:párrafo|artículo|apartado|punto) siguiente"
        r"|siguiente (?:párrafo|artículo|apartado|punto)",
        Position.SAME: r"(?:el |en el |al )?mismo (?:párrafo|artículo|apartado|punto)",
        Position.PREVIOUS: r"(?:párrafo|artículo|apartado|punto) anterior",
    },
    former=r"antiguo|anterior(?:mente)?",
    old=r"antigu[oa]s?",
    earlier=r"(?:del|de la|en (?:el|la)) (?:proyecto|versión|texto|borrador) anterior",
    now=r"ahora|actual",
    new=r"nuev[oa]",
    open_ended=r"y s(?:s|iguientes)\.?",
    links=r"de|del|la|el|los|las|en",
    arguments=r"véase|ver|como|según|conforme a|de conformidad con|en virtud de"
    r"|previst[oa]s? en|mencionad[oa]s? en|definid[oa]s? en|tales como|por ejemplo",
    instruments=r"agenda|declaración|plan de acción|convención|convenio|reglamento"
    r"|directiva|carta|pacto|tratado|protocolo|constitución|resolución|decisión"
    r"|acuerdo|informe|ley|código|decreto|norma",
    own=r"presente|propuest[oa]|proyecto|este|esta",
)
