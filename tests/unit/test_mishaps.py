import sqlite3

import pytest
from sqlalchemy.exc import DatabaseError, OperationalError, PendingRollbackError

from outbox.wire import probe
from pipeline.boxes.login import said
from pipeline.cli.context import visible
from pipeline.faults import Corrupt, Fault
from pipeline.mishaps import passes, status, told


def refused(kind, words):
    return kind("SELECT 1", {}, sqlite3.Error(words))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Fault("Do this."), "Do this."),
        (FileNotFoundError(2, "No such file or directory", "/x"), "/x cannot be used"),
        (OSError(28, "No space left on device", "/x"), "The disk is full"),
        (OSError(5, "Input/output error"), "The machine refused: Input/output error."),
        (FileExistsError("x holds other files"), "x holds other files"),
        (refused(OperationalError, "database is locked"), "is busy"),
        (refused(OperationalError, "disk is full"), "room on the disk"),
        (refused(DatabaseError, "file is not a database"), "depositary rebuild"),
        (PendingRollbackError("x", code="8s2b"), "The database does not answer"),
        (KeyError("a"), "The program failed (KeyError: 'a')"),
    ],
)
def test_whatever_goes_wrong_is_a_sentence(error, sentence):
    assert sentence in told(error)
    assert "sqlalche" not in told(error)


@pytest.mark.parametrize(
    ("error", "ends"),
    [
        (Fault("Say it otherwise."), 2),
        (FileNotFoundError(2, "No such file or directory", "/x"), 2),
        (Corrupt("It is damaged."), 1),
        (OSError(28, "No space left on device"), 1),
        (refused(DatabaseError, "file is not a database"), 1),
    ],
)
def test_only_a_wrong_call_or_configuration_ends_with_2(error, ends):
    assert status(error) == ends


class ServerError(Exception):
    """What PostgreSQL says of a connection that it did not open."""

    sqlstate = None


@pytest.mark.parametrize(
    ("words", "heals"),
    [
        (
            'connection to server at "127.0.0.1", port 1 failed: Connection refused',
            True,
        ),
        ("connection failed: FATAL:  the database system is starting up", True),
        ("connection failed: FATAL:  sorry, too many clients already", True),
        ("failed to resolve host 'db': Temporary failure in name resolution", True),
        ("failed to resolve host 'bd': [Errno -2] Name or service not known", False),
        (
            'connection failed: FATAL:  password authentication failed for user "a"',
            False,
        ),
        ('connection failed: FATAL:  no pg_hba.conf entry for host "a"', False),
        ('connection failed: FATAL:  database "a" does not exist', False),
    ],
)
def test_a_service_waits_only_for_a_database_that_is_away(words, heals):
    error = OperationalError("connect", {}, ServerError(words))
    assert passes(error) is heals
    assert ("does not answer" in told(error)) or not heals
    assert not passes(refused(OperationalError, "database is locked"))


@pytest.mark.parametrize(
    "printed",
    ["b'[AUTHENTICATIONFAILED] No.'", 'b"[AUTHENTICATIONFAILED] No."'],
)
def test_what_a_server_said_is_quoted_as_it_said_it(printed):
    assert said(ValueError(printed)) == "[AUTHENTICATIONFAILED] No."


def test_a_mail_server_that_is_not_there_is_told_without_numbers_of_the_system():
    sentence = probe("smtp://127.0.0.1:9")
    assert "Connection refused" in sentence
    assert "Errno" not in sentence


def test_line_breaks_of_a_mail_are_spaces_and_what_steers_a_terminal_is_shown():
    assert visible("a\nb\r\nc\u2028d\x1b[2J") == "a b  c d\ufffd[2J"
