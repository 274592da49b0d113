"""Who says a comment of a mail in which several speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rules.terms import (
    Action,
    Comment,
    Evidence,
    Source,
    Stakeholder,
    StakeholderType,
)
from rules.whose import Voice, overruled, voices, whose

PORT = Stakeholder(name="Port of Aden", type=None)
DIVERS = Stakeholder(name="Guild of Divers", type=StakeholderType.CIVIL_SOCIETY)
NORWAY = Stakeholder(name="Norway", type=StakeholderType.GOVERNMENT, country="NO")
PLAIN = Comment(
    document="P",
    paragraphs=("3",),
    action=Action.DELETE,
    text="No tugs.",
    source=Source(part="body", sha256="", place="l3"),
    evidence=Evidence(kind="explicit_ref", value="paragraph 3"),
)


def said_by(*who: Stakeholder, because: str = "") -> Comment:
    return replace(PLAIN, speakers=who, speakers_because=because)


def test_what_nobody_says_alone_is_said_by_all_for_whom_the_mail_speaks() -> None:
    mail = Voice((PORT, NORWAY), review=False)
    assert whose(PLAIN, mail) == mail


@pytest.mark.parametrize("review", [False, True])
def test_whom_the_mail_names_beside_a_comment_says_it_alone(*, review: bool) -> None:
    mail = Voice((PORT, NORWAY), review=review)
    assert whose(said_by(NORWAY), mail) == Voice((NORWAY,), review=review)


def test_who_is_named_and_not_settled_yet_is_to_be_confirmed() -> None:
    mail = Voice((PORT,), review=True)
    assert whose(said_by(NORWAY), mail) == Voice((NORWAY,), review=True)


def test_a_person_who_settles_for_whom_a_mail_speaks_overrules_its_table() -> None:
    mail = Voice((PORT,), review=False)
    assert whose(said_by(NORWAY), mail) == mail
    assert overruled(said_by(NORWAY), mail)


def test_a_person_who_settles_it_of_a_comment_is_believed_whatever_the_mail() -> None:
    mail = Voice((PORT,), review=True)
    said = said_by(NORWAY, because="A. Clerk: her own line")
    assert whose(said, mail) == Voice((NORWAY,), review=False)
    assert not overruled(said, mail)
    assert not overruled(PLAIN, mail)


def test_a_new_one_has_the_type_with_which_it_was_settled() -> None:
    card = replace(DIVERS, type=None, name="GUILD of divers")
    assert whose(said_by(card), Voice((PORT, DIVERS), review=False)).who == (DIVERS,)


def everybody(comments: Sequence[Comment], mail: Voice) -> dict[str, bool]:
    return {who.name: review for who, review in voices(comments, mail).items()}


def test_rivals_have_said_nothing_yet_but_whom_a_table_names_has() -> None:
    rivals = Voice((PORT, NORWAY), review=True)
    assert everybody([PLAIN], rivals) == {}
    assert everybody([PLAIN, said_by(NORWAY)], rivals) == {"Norway": True}


def test_who_is_settled_of_one_comment_contributes_and_is_confirmed() -> None:
    mail = Voice((PORT,), review=True)
    own = said_by(DIVERS, because="A. Clerk: hers")
    assert everybody([PLAIN, own], mail) == {
        "Port of Aden": True,
        "Guild of Divers": False,
    }
    same = said_by(PORT, because="A. Clerk: signed")
    assert everybody([PLAIN, same], mail) == {"Port of Aden": False}
