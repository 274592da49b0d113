"""Senders in six languages and German: who is answered, who proposed, who unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.stakeholder import attribute, prepare
from rules.terms import (
    Address,
    Message,
    PartText,
    Passage,
    PassageKind,
    Registered,
    Source,
    Stakeholder,
    StakeholderType,
)


def registered(name, of_type, *domains):
    who = Stakeholder(name=name, type=StakeholderType(of_type))
    return Registered(stakeholder=who, domains=domains)


KNOWN = prepare(
    (
        registered("Kenya", "government", "fisheries.go.ke"),
        registered("Canada", "government", "canada.ca"),
        registered(
            "Commission for Harbour Safety (CHS)",
            "international organization",
            "harboursafety.int",
        ),
        registered("Lantern Coast Network", "civil society", "lanterncoast.org"),
        registered("Meridian Cable Ltd", "private sector", "meridian.example"),
        registered("University of Tarn", "academia", "tarn.edu"),
    )
)


def part(text, name="body"):
    return PartText(
        name=name,
        sha256="0",
        is_body=name == "body",
        passages=tuple(
            Passage(
                text=line,
                kind=PassageKind.PARAGRAPH,
                source=Source(part=name, sha256="0", place=f"l{number}"),
            )
            for number, line in enumerate(text.split("\n"), 1)
        ),
    )


MARY = "Mary Okoro <mary@gmail.com>"


def attributed(sender, body, *files):
    name, _, address = sender.rpartition(" ")
    who = Address(address=address.strip("<>"), name=name)
    message = Message(headers=(), senders=(who,))
    return attribute(message, (part(body), *files), KNOWN)


def answer(sender, body, *files):
    """Write an answer as the cases do: `= sure`, `? proposed [type]`."""
    found = attributed(sender, body, *files)
    names = "; ".join(s.name for s in found.stakeholders)
    (type_,) = {s.type for s in found.stakeholders[:1]} or {None}
    shown = f" [{type_.value}]" if found.review and type_ and ";" not in names else ""
    return f"{'?' if found.review else '='} {names}{shown}".strip()


_, *CASES = (
    Path(__file__).with_name("senders.txt").read_text(encoding="utf-8").split("\n\n")
)


@pytest.mark.parametrize("case", CASES)
def test_a_sender_is_known_proposed_by_the_right_name_or_left_to_a_person(case):
    sender, says, then = (line.partition(":")[2].strip() for line in case.splitlines())
    assert answer(sender, says.replace(" / ", "\n")) == then


def test_the_letterhead_of_a_file_names_a_new_organisation():
    head = part("SALTMARSH TRUST\n12 Shore Road\nParagraph 4: delete.", "a.docx")
    assert answer(MARY, "See the file.", head) == "? SALTMARSH TRUST [civil society]"


@pytest.mark.parametrize(
    "line",
    [
        "Draft agreement on the Coastal Fund",
        "We are the Saltmarsh Trust.",
        "x " * 99,
        "Seat of the Association",
        "Domiciliation de l’association",
        "Sede de la Asociación",
        "Состав Ассоциации рыбаков",
        "Sitz des Vereins",
    ],
)
def test_the_title_of_a_document_is_no_letterhead(line):
    assert answer(MARY, "See the file.", part(line, "a.docx")) == "?"


@pytest.mark.parametrize(
    ("body", "flagged"),
    [("I write on behalf of Kenya.", True), ("Paragraph 4: delete.", False)],
)
def test_words_from_an_address_that_anybody_can_have_are_flagged(body, flagged):
    kinds = {evidence.kind for evidence in attributed(MARY, body).evidence}
    assert ("private_address" in kinds) is flagged


def test_a_street_and_a_town_are_no_part_of_a_name():
    body = "Paragraph 4: delete.\n\nRegards\nMary Okoro\n"
    name = "Reef Society Ltd, Harbour Street, Cape 4"
    assert answer(MARY, body + name) == "? Reef Society Ltd [private sector]"
    name = "Saltmarsh Trust, Reef Society"
    assert answer(MARY, body + name).startswith(f"? {name}")


@pytest.mark.parametrize(
    "said",
    [
        "On behalf of the Government by contractors that it pays, reports are made.",
        "Au nom du Gouvernement nous lisons que des rapports sont faits.",
    ],
)
def test_a_government_that_is_none_in_particular_speaks_not(said):
    assert answer(MARY, f"Paragraph 4: delete.\n{said}") == "?"


def test_several_in_a_joint_submission_that_leaves_out_the_sender_wait():
    body = "Joint submission by Kenya and Canada."
    assert answer("Eve <eve@lanterncoast.org>", body).startswith("? Kenya; Canada")


def test_a_single_name_after_signed_is_no_joint_submission():
    body = "Paragraph 4: delete.\n\nSigned:\nLantern Coast Network"
    assert answer(MARY, body) == "= Lantern Coast Network"


def test_a_role_alone_is_no_organisation():
    assert (
        answer(MARY, "Paragraph 4.\n\nRegards\nMary\nDirector, Head of Policy") == "?"
    )


def test_a_unit_above_its_registered_body_is_no_second_sender():
    body = "Please cut it.\n\nKind regards,\nMary Okoro\nStandards committee\n"
    assert answer(MARY, f"{body}Lantern Coast Network") == "= Lantern Coast Network"


def test_an_institute_above_the_state_in_its_address_is_not_the_state():
    body = (
        "Please cut it.\n\nKind regards,\nMary Okoro\nInstitute of Oceanography\nKenya"
    )
    assert not answer(MARY, body).startswith("= Kenya")


@pytest.mark.parametrize(
    "line",
    [
        "The secretariat has asked us to comment on paragraph 5.",
        "We act for justice on the coast, and submit these comments.",
    ],
)
def test_who_asked_and_what_one_stands_for_is_no_sender(line):
    names = answer(MARY, f"{line}\n\nKind regards,\nMary Okoro\nUniversity of Tarn")
    assert names == "= University of Tarn"


def test_who_acts_for_a_client_speaks_for_it():
    said = "We act for the University of Tarn in this matter, and submit its comments."
    assert "University of Tarn" in answer(MARY, f"{said}\n\nKind regards,\nMary Okoro")
