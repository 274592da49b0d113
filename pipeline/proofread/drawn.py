"""A process that reads what is drawn on the pages of a PDF: a line of JSON each.

It runs on its own, so that the memory that a large file needs is given back with the
process: some 60 bytes an object, of which a million comments have seven million, and
whatever was read since the file was opened. It is told the file, and after how many
pages to open it anew. `why` in the place of `text` says why the file cannot be read.
"""

import json
import sys
from contextlib import closing

import pypdfium2  # type: ignore[import-untyped]  # it ships no types


def main(path: str, opened: int) -> None:
    """Write the text of each page to standard output."""
    first, end = 0, 1
    while first < end:
        with closing(pypdfium2.PdfDocument(path)) as pdf:
            end = len(pdf)
            for at in range(first, min(first + opened, end)):
                with closing(pdf[at]) as page, closing(page.get_textpage()) as text:
                    _say(text=text.get_text_range())
        first += opened


def _say(**said: str) -> None:
    sys.stdout.write(f"{json.dumps(said)}\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1], int(sys.argv[2]))
    except (OSError, pypdfium2.PdfiumError) as error:
        _say(why=str(error))
