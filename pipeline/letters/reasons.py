"""Why was a file not read, or not all of it? Each reason has a code.

The readers say it in a sentence of English for the secretariat and the record; a
letter says it in the language of its reader, by the code.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import bounded, extract
from pipeline.extract import (
    containers,
    html,
    ocr,
    office,
    ooxml,
    pdf,
    text,
    word,
    word_drawing,
)

#: The code of each sentence that a reader can give as its reason.
CODES: Mapping[str, str] = {
    bounded.CRASHED: "breaks_reader",
    bounded.TOO_LONG: "too_slow",
    bounded.TOO_MUCH_MEMORY: "too_heavy",
    bounded.TOO_MUCH_TEXT: "too_much_text",
    containers.OLD_PACKING: "old_packing",
    containers.TOO_MANY: "too_many_files",
    extract.EMPTY: "empty",
    extract.ENCRYPTED: "encrypted",
    extract.OTHER_ARCHIVE: "other_archive",
    extract.PLAIN_TEXT: "plain_text",
    extract.TOO_NESTED: "too_nested",
    extract.UNKNOWN: "unknown_type",
    html.TOO_DEEP: "page_too_deep",
    ocr.NO_WORDS: "no_words",
    ocr.SCANNED: "scanned",
    ocr.SOME_UNSEEN: "pages_unseen",
    office.OLD_WORD: "old_word",
    office.ONLY_WORDS: "only_words",
    ooxml.BOMB: "grows",
    ooxml.CUT_OFF: "cut_off",
    ooxml.DAMAGED: "damaged",
    ooxml.DAMAGED_PART: "damaged_part",
    ooxml.FORBIDDEN: "forbidden",
    ooxml.NOT_AS_NAMED: "not_as_named",
    ooxml.PROTECTED: "password",
    ooxml.TOO_LONG: "too_long",
    pdf.FORM: "form",
    text.NO_CHARACTERS: "characters",
    text.TOO_MANY_CELLS: "too_many_cells",
    word.ONLY_PICTURES: "only_pictures",
    word.TOO_DEEP: "too_deep",
    word_drawing.INSERTED_FILE: "inserted_file",
    word_drawing.PICTURE: "picture",
}


def codes(why: str) -> tuple[str, ...]:
    """Return the codes of all reasons that are given; none if one has no code.

    >>> codes(f"{extract.EMPTY} {ooxml.DAMAGED_PART}"), codes("The moon is full.")
    (('empty', 'damaged_part'), ())
    """
    found: list[str] = []
    while why:
        sentence = next((s for s in CODES if why.startswith(s)), None)
        if sentence is None:
            return ()
        found.append(CODES[sentence])
        why = why.removeprefix(sentence).lstrip()
    return tuple(found)
