"""The words of French."""

from rules.citation.language import Language, Noun, Position

_UNITS = [
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_ORDINALS = [
    "premier",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
    "onzième",
    "douzième",
    "treizième",
    "quatorzième",
    "quinzième",
    "seizième",
    "dix-septième",
    "dix-huitième",
    "dix-neuvième",
    "vingtième",
]
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}

LANGUAGE = Language(
    code="fr",
    nouns={
        Noun.ARTICLE: r"(?:l')?articles?|(?:l')?art",
        Noun.SECTION: r"chapitres?",
        Noun.RECITAL: r"considérants?",
        Noun.PARAGRAPH: r"paragraphes?|par(?=\.)|(?:l')?alinéas?|al(?! final)",
        Noun.POINT: r"lettres?|let(?=\.)|sous-paragraphes?|lit",
        Noun.BULLET: r"puces?|tirets?",
        Noun.SENTENCE: r"phrases?|lignes?|mots?",
    },
    signs=r"n°|n\.?o|numéros?",
    openers=r"du|de|des",
    spans=r"entre(?: les?)?",
    joins=r"et|ou|ainsi que",
    ranges=r"à|au(?: paragraphe)?|aux|jusqu'au",
    cardinals={w: n for n, w in enumerate(_UNITS, 1) if n > 1}
    | _TENS
    | {f"{t}-{u}": v + n for t, v in _TENS.items() for n, u in enumerate(_UNITS[:9], 1)}
    | {f"{t} et un": v + 1 for t, v in _TENS.items()},
    ordinals={w: n for n, w in enumerate(_ORDINALS, 1)}
    | {"1er": 1, "première": 1, "seconde": 2, "dernier": -1, "dernière": -1},
    positions={
        Position.NEXT: r"(?:paragraphe|article|alinéa|point) suivant",
        Position.SAME: r"(?:le |au )?même (?:paragraphe|article|alinéa|point)",
        Position.PREVIOUS: r"(?:paragraphe|article|alinéa|point) précédent",
    },
    former=r"ancien(?:nement)?|anc",
    old=r"(?:l')?anciens?",
    earlier=r"(?:du|de la|dans l[ea]) (?:précédente?|ancienne?|(?:projet|version|texte)"
    r" (?:précédente?|antérieure?))(?: (?:projet|version|texte))?",
    now=r"maintenant|désormais|actuel|devenu(?: le)?",
    new=r"nouve(?:au|l|lle)",
    open_ended=r"et s(?:uivant|s)e?s?\.?|sqq?\.?",
    links=r"de|du|des|dans|la|le|les|l|après",
    arguments=r"voir|cf|comme|selon|conformément (?:à|aux?)|en vertu de"
    r"|en application de"
    r"|au sens de|au titre de|tels? que|tels? que défini\w* (?:à"
    r"|par)|défini\w* (?:à|par|dans)"
    r"|visés?e?s? (?:à|par|aux?)|mentionnés?e?s? (?:à|par|aux?)"
    r"|prévue?s? (?:à|par|aux?)"
    r"|énoncée?s? (?:à|dans|aux?)|créée?s? par|principe \(?de|par exemple|notamment"
    r"|sur le modèle de|à l'instar de|remplaçants?|modifiant",
    instruments=r"agenda|déclaration|plan d'action|convention|règlement|directive"
    r"|charte|pacte|traité|protocole|constitution|résolution|décision|accord|rapport"
    r"|loi|code|décret|ordonnance|arrêté|avis|norme",
    own=r"présente?|proposée?|projet|cette?",
)
