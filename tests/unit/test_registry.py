import pytest

from pipeline.faults import ConfigurationFault
from pipeline.registry import read_registry
from rules.terms import StakeholderType

HEAD = "name,type,country,aliases,emails,domains\n"


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "stakeholders.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_who_writes_from_free_mail_is_known_by_the_whole_address(write):
    (row,) = read_registry(write(HEAD + "A,academia,,A|the A,a@gmail.com,\n"))
    assert row.emails == ("a@gmail.com",)


def test_several_values_stand_between_bars(write):
    (row,) = read_registry(
        write(
            HEAD
            + "Ruritania,Government,RU,Ruri|RRT,a@b.example|C@b.example,b.example\n"
        )
    )
    assert row.stakeholder.type is StakeholderType.GOVERNMENT
    assert row.aliases == ("Ruri", "RRT")
    assert row.emails == ("a@b.example", "c@b.example")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("nom,type\n", 1, "must name the columns"),
        (HEAD + "A,gov,,,,\n", 2, "is no type"),
        (HEAD + ",government,,,,\n", 2, "write the name"),
        (HEAD + "A,government,,,,\na,government,,,,\n", 3, "on line 2 already"),
        (HEAD + "A,government,,,,x.int\nB,academia,,,,X.int\n", 3, "A (line 2)"),
        (HEAD + "A,government,,,m@x.int,\nB,academia,,,m@x.int,\n", 3, "only one"),
        (HEAD + "Aa,government,,,,\nB,academia,,The AA|Bb,,\n", 3, "Aa (line 2)"),
        (
            HEAD + "A,government,,Cé,,\nB,academia,,ce,,\n",
            3,
            "ce belongs to A (line 2)",
        ),
        (HEAD + "A,government,,B,,\nB,academia,,,,\n", 2, "B (line 3)"),
        (HEAD + "A,government,,,,\nB,academia,,,,b.org|GMail.com\n", 3, "under emails"),
        (HEAD + "A,government,,,,mail.ru\nB,academia,,,,qq.com\n", 3, "anybody"),
    ],
)
def test_a_fault_is_told_with_its_line(write, text, line, said):
    with pytest.raises(ConfigurationFault) as caught:
        read_registry(write(text))
    assert any(c.line == line and said in c.what for c in caught.value.complaints)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\xff\xfe", b'name,type\n"A' + b"x" * 200_000]
)
def test_a_file_that_is_no_table_is_refused(tmp_path, data):
    path = tmp_path / "stakeholders.csv"
    path.write_bytes(data)
    with pytest.raises(ConfigurationFault, match="save it as CSV"):
        read_registry(path)
