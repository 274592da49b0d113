"""What the parent of the readers reads at first."""

from pipeline.extract import read_file
from pipeline.samples import samples
from rules.terms import Read


def test_each_is_a_file_of_its_format_that_is_read_whole():
    types = set()
    for sample in samples():
        (found,) = read_file(
            sample.name, sample.data, sample.declared, is_body=sample.is_body
        )
        assert found.reading.read is Read.FULL
        said = " ".join(passage.text for passage in found.reading.passages)
        assert ("Paragraph 1 is fine." if "." in sample.name else "-") in said
        types.add(found.type.rpartition("/")[2].rpartition(".")[2])
    assert types == {"plain", "html", "document", "pdf"}
