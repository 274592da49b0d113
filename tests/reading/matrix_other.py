"""What is in files of other kinds: tables, slides, plain words, archives."""

from tests.reading.construct import Construct, Seen

CONSTRUCTS = [
    Construct(
        family="other",
        name="plain words in UTF-8",
        file="note.txt",
        make=lambda: "Nous appuyons le paragraphe 12.\n".encode(),
        seen=(Seen(text="Nous appuyons le paragraphe 12.", place="l1"),),
    ),
]
