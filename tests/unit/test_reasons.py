"""Why a file was not read, in the language of whoever sent it."""

import importlib
import pkgutil
import re
from dataclasses import replace

import pytest

from outbox.letters import FileLine, compose
from outbox.overrides import EXAMPLE
from outbox.wording import LANGUAGES
from pipeline import bounded, extract
from pipeline.letters.reasons import CODES, codes
from rules.terms import Read


def letter(language, file):
    return compose(replace(EXAMPLE, language=language, files=(file,))).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_why_a_file_was_not_read_is_told_in_the_readers_language(language):
    for sentence in CODES:
        file = FileLine(name="a", read=Read.HELD, why=sentence, reasons=codes(sentence))
        english = sentence in letter(language, file)
        assert english is (language == "en")


def test_a_reason_without_words_in_the_language_is_told_in_english():
    why = "It is written in sand."
    file = FileLine(name="a", read=Read.HELD, why=why, reasons=("unheard",))
    assert why in letter("fr", file)


def test_every_reason_that_a_reader_gives_has_a_code():
    names = pkgutil.walk_packages(extract.__path__, "pipeline.extract.")
    modules = [bounded, extract, *(importlib.import_module(n.name) for n in names)]
    given = {
        value
        for module in modules
        for name, value in vars(module).items()
        if re.fullmatch(r"[A-Z]\w+", name) and isinstance(value, str)
        if re.fullmatch(r"[A-Z]\w*(?: [^ ]+){4,}\.", value)
    }
    assert given == set(CODES)
