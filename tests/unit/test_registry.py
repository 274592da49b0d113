import pytest

from pipeline.faults import ConfigurationFault
from pipeline.registry import read_registry
from pipeline.sheet import is_western
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


SHEET = (
    "name;type;country;aliases;emails;domains\r\n"
    '"Société\r\nde l’Été";Academia;CH;SDE;;\r\n'
    ";;;;;\r\n"
    "Bär & Co.;private sector;DE;;b@x.de|c@x.de;x.de\r\n"
    ";;;;;\r\n; ;;;;\r\n"
)


@pytest.mark.parametrize("head", ["", "sep=;\r\n"])
@pytest.mark.parametrize(
    "coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_registry_is_read_as_spreadsheets_save_it(tmp_path, coding, head):
    path = tmp_path / "stakeholders.csv"
    path.write_bytes((head + SHEET).encode(coding))
    one, other = read_registry(path)
    assert one.stakeholder.name == "Société de l’Été"
    assert other.stakeholder.name == "Bär & Co."
    assert other.emails == ("b@x.de", "c@x.de")
    assert is_western(path.read_bytes()) == (coding == "cp1252")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_first_line(write, delimiter):
    lines = ["Name,TYPE,notes", "A;B,academia,x", "", ",,"]
    text = "\n".join(x.replace(",", delimiter) for x in lines[:1] + lines[2:])
    row = delimiter.join(('"A;B"', "academia", "x"))
    (only,) = read_registry(write(f"{text}\n{row}\n"))
    assert only.stakeholder.name == "A;B"


@pytest.mark.parametrize(
    ("data", "line", "where", "said"),
    [
        (SHEET.replace("private", "privat").encode("utf-16"), 5, "type", "no type"),
        (SHEET.replace("b@x.de|c", "b@x.de c").encode(), 5, "emails", "| between"),
        (
            SHEET.replace("emails", "email").encode(),
            1,
            "email",
            "perhaps emails is meant",
        ),
        (SHEET.replace("aliases", "name").encode(), 1, "name", "two columns"),
        (SHEET.replace("Bär", "Bär; Söhne").encode(), 5, "row", "quotation marks"),
        (SHEET.replace("Bär", '"Bär').encode(), 5, "row", "never closed"),
        (SHEET.replace("Bär", '"Bär"s').encode(), 5, "row", "inside a value"),
        (SHEET.replace("Bär", "Ministerstvo łąk").encode("cp1250"), 5, "file", "told"),
        (
            SHEET.replace("Bär", "Министерство")[-80:].encode("cp1251"),
            2,
            "file",
            "told",
        ),
        (
            SHEET.replace("Bär", "B\x90r")[:90].encode("latin-1", "replace"),
            5,
            "file",
            "told",
        ),
        (SHEET.replace("Bär", "B\0r").encode(), 5, "file", "no text holds"),
        (SHEET.encode("utf-16")[:-1], 1, "file", "cut off"),
        (b"PK\x03\x04rest", 1, "file", "workbook"),
        (b"", 1, "columns", "must name the columns"),
        (b"\r\n;;\r\n", 2, "columns", "must name the columns"),
    ],
)
def test_what_cannot_be_read_for_sure_is_told_with_line_and_column(
    tmp_path, data, line, where, said
):
    path = tmp_path / "stakeholders.csv"
    path.write_bytes(data)
    with pytest.raises(ConfigurationFault) as caught:
        read_registry(path)
    (found,) = caught.value.complaints
    assert (found.line, found.where) == (line, where)
    assert said in found.what
