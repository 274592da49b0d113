"""Of which drafts may a reference be, by the word for its piece?

By what they call their own; and where none calls it so, by what others may.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules.citation.language import Mention, Noun

if TYPE_CHECKING:
    from rules.citation.documents import Citable


def holders(mention: Mention, drafts: Citable) -> set[str]:
    """Return the drafts that print the pieces of an article or chapter, not itself."""
    if mention.noun not in (Noun.ARTICLE, Noun.SECTION):
        return set()
    paths = {item.path for item in mention.items}
    acts = mention.noun is Noun.ARTICLE
    every = drafts.labels.items()
    return {d for d, x in every if (x.acts or not acts) and paths & x.parents}


def chaptered(
    mention: Mention, drafts: Citable, in_force: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the drafts that have the chapter which is named, by their headings.

    "Chapter II" is no section of a statute where another draft has such a chapter.
    """
    if not mention.chapter:
        return ()
    every = drafts.labels.items()
    heads = [item.path for item in mention.items if item.path]
    found = tuple(d for d, x in every if heads and all(map(x.in_chapter, heads)))
    return tuple(d for d in found if d in in_force) or found


def called(
    mention: Mention, drafts: Citable, in_force: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the drafts that call their pieces so; in a part no noun tells them.

    Nor does a bare "6.5", a code, or "ad 6", tell a draft that prints "§ 6".
    """
    bare = mention.noun is Noun.SIGN and (mention.alone or mention.led)
    told = not bare and (mention.part is None or mention.noun is Noun.RECITAL)
    every = drafts.labels.items()
    acts = {d for d in in_force if d in drafts.labels and drafts.labels[d].acts}
    # what an act that is spoken of has in pieces is its article
    alone = drafts.labels.get(in_force[0]) if len(in_force) == 1 else None
    plain = alone is not None and (alone.sections(mention) or alone.nested(mention))
    if holders(mention, drafts) & acts or plain:
        return ()
    found = tuple(d for d, x in every if told and x.calls(mention))
    if mention.noun is Noun.SIGN and found:
        found = _signing(mention, drafts, in_force, found)
    spoken = () if in_force else tuple(d for d, x in every if x.spoken(mention))
    return found or spoken


def _signing(
    mention: Mention,
    drafts: Citable,
    in_force: tuple[str, ...],
    signing: tuple[str, ...],
) -> tuple[str, ...]:
    """Return the drafts that print "§" and may be meant by a sign, which is anybody's.

    Where another draft alone is spoken of, and has the number, it is of that one; and
    where no draft that prints signs has it, of any that has.
    """
    other = len(in_force) == 1 and in_force[0] not in signing
    asked = {*signing, *in_force} if other else {*signing}
    having = {d for d in asked if drafts.labels[d].find(mention).sure}
    elsewhere = other and in_force[0] in having
    return signing if having & {*signing} and not elsewhere else ()


def spoken_of(
    mention: Mention,
    drafts: Citable,
    in_force: tuple[str, ...],
    *,
    acting: bool,
    apart: bool,
) -> Sequence[str]:
    """Return the drafts spoken of that what is called as another's may be of.

    They may call their paragraphs articles; "§ 4" below the name of one that has no 4
    is a question.
    """
    if apart and mention.noun is Noun.SIGN:
        return in_force
    return [d for d in in_force if acting and drafts.labels[d].may_print(mention)]


def recited(
    mention: Mention, drafts: Citable, in_force: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the draft whose paragraphs are called recitals, where none prints any.

    It is the one spoken of, or the only one of plain numbers beside acts and sections.
    """
    if mention.noun is not Noun.RECITAL:
        return ()
    plain = [d for d, x in drafts.labels.items() if not (x.acts or x.dotted)]
    alone = len(plain) == 1 and len(drafts.labels) > 1
    return tuple(d for d in plain if alone or d in in_force)


def acting(
    mention: Mention, drafts: Citable, in_force: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the acts that have this article, where none of the drafts in force is one.

    Whoever has spoken of a guideline goes on with "Article 9(2)" of the regulation.
    """
    labels = drafts.labels
    article = mention.noun is Noun.ARTICLE or mention.nests
    if not (article and in_force) or any(labels[d].acts for d in in_force):
        return ()
    if mention.noun is Noun.ARTICLE:
        return tuple(d for d, x in labels.items() if x.acts and x.find(mention).sure)
    return tuple(d for d, x in labels.items() if x.acts and x.prints(mention))


def acts(
    mention: Mention, drafts: Citable, in_force: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the drafts that print "Article 8(2)", where no draft has articles.

    What one language calls the section of a law is an article in another; and what
    prints 8(b), and no whole 8, has pieces that hold others.
    """
    labels = drafts.labels
    called = any(x.calls(mention) for x in labels.values())
    among = in_force or labels if mention.noun is Noun.ARTICLE and not called else ()
    return tuple(
        d
        for d in among
        if labels[d].prints(mention) and (labels[d].acts or labels[d].hangs(mention))
    )
