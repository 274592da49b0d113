"""Letters over real conversations: aiosmtpd with faults, a socket that hangs up."""

import asyncio
import resource
import socket
import ssl
import subprocess
import threading
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from outbox import mime
from outbox.fate import PATIENCE, State, backoff
from outbox.letters import Letter
from outbox.naming import message_id
from outbox.wire import open_wire, probe
from rules.terms import Address, LetterKind

ID = message_id("c1", "D000001", LetterKind.ACKNOWLEDGEMENT, "example.org", "a key")
RIGHT, WRONG, CYRILLIC = "key-of-spring", "key-of-autumn", "ключ"
LETTER = Letter(
    kind=LetterKind.ACKNOWLEDGEMENT,
    language="en",
    subject="C/1: your contribution has been received",
    text="Number: C/1\n\n.a line that begins with a dot\n..and one with two\n",
    html="<p>Number: C/1</p>\n",
)


def raw_to(address):
    return mime.build(
        LETTER,
        sender="Secretariat <wsis@example.org>",
        to=Address(address=address),
        message_id=ID,
        date=datetime(2014, 1, 17, tzinfo=UTC),
    )


def send(url, to="delegate@example.net", *, bcc=None, **options):
    wire = open_wire(url, timeout=2.0, **options)
    return wire.send(raw_to(to), recipient=to, bcc=bcc, message_id=ID)


class Post:
    """What the server does, by the local part of the recipient."""

    def __init__(self):
        self.box = []
        self.senders = []
        self.busy = Counter()

    async def handle_MAIL(self, _server, _session, mail, address, options):  # noqa: N802 - the name is aiosmtpd's
        self.senders.append(address)
        mail.mail_from = address
        mail.mail_options.extend(options)
        return "250 2.1.0 ok"

    async def handle_RCPT(self, server, _session, mail, address, _options):  # noqa: N802 (aiosmtpd's name)
        match address.split("@")[0].split("+"):
            case ["busy", times]:
                self.busy[address] += 1
                if self.busy[address] <= int(times):
                    return "451 4.3.0 try again later"
            case ["unknown"]:
                return "550-5.1.1 no such\r\n550 user"
            case ["gone"]:
                server.transport.abort()
        mail.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, _session, mail):  # noqa: N802 (aiosmtpd's name)
        names = {address.split("@")[0] for address in mail.rcpt_tos}
        if "full" in names:
            return "452 4.3.1 no space"
        if "spam" in names:
            return "554 5.7.1 not wanted"
        self.box.append((mail.mail_from, list(mail.rcpt_tos), mail.original_content))
        if "cut" in names:
            server.transport.abort()
        if "slow" in names:
            await asyncio.sleep(4)
        return "250 2.0.0 queued"


@contextmanager
def server(**options):
    class Loopback(Controller):
        def factory(self):
            return SMTP(self.handler, **self.SMTP_kwargs)

    options.setdefault("enable_SMTPUTF8", True)
    controller = Loopback(Post(), "127.0.0.1", free_port(), **options)
    controller.start()
    try:
        yield controller.handler, f"127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def post():
    with server() as running:
        yield running


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes"),
            *("-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
            *("-keyout", key, "-out", cert),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    return str(cert), context


def test_a_letter_arrives_byte_for_byte_with_a_null_envelope_sender(post):
    box, at = post
    outcome = send(f"smtp://{at}")
    assert outcome.state is State.SENT
    sender, recipients, content = box.box[-1]
    assert sender in ("", None, "<>")
    assert recipients == ["delegate@example.net"]
    assert content == raw_to("delegate@example.net")
    assert b"\r\n.a line that begins" in content


def test_a_server_that_refuses_null_senders_is_told_a_return_path(post):
    box, at = post
    assert send(f"smtp://{at}", return_path="bounces@example.org").state is State.SENT
    assert box.box[-1][0] == "bounces@example.org"


def test_the_archive_copy_shares_the_transaction_and_its_one_answer(post):
    box, at = post
    before = len(box.box)
    outcome = send(f"smtp://{at}", bcc="archive@example.org")
    assert outcome.state is State.SENT
    assert [mail[1] for mail in box.box[before:]] == [
        ["delegate@example.net", "archive@example.org"]
    ]


def test_a_refused_archive_copy_does_not_hold_the_letter_back(post):
    box, at = post
    outcome = send(f"smtp://{at}", bcc="unknown@example.org")
    assert outcome.state is State.SENT
    assert "without a copy to unknown@example.org" in outcome.reason
    assert box.box[-1][1] == ["delegate@example.net"]


def test_a_refused_addressee_leaves_nothing_in_the_archive_either(post):
    box, at = post
    before = len(box.box)
    outcome = send(f"smtp://{at}", "unknown@example.net", bcc="archive@example.org")
    assert outcome.state is State.FAILED
    assert len(box.box) == before


def test_a_server_that_leaves_at_the_archive_copy_has_taken_nothing(post):
    _, at = post
    outcome = send(f"smtp://{at}", bcc="gone@example.org")
    assert outcome.state is State.DEFERRED


def test_a_busy_server_defers_as_often_as_it_says_and_then_takes_the_letter(post):
    _, at = post
    states = [send(f"smtp://{at}", "busy+3@example.net").state for _ in range(4)]
    assert states == [State.DEFERRED] * 3 + [State.SENT]


@pytest.mark.parametrize(
    ("who", "state", "words"),
    [
        ("unknown", State.FAILED, "550 5.1.1 no such"),
        ("full", State.DEFERRED, "452 4.3.1 no space"),
        ("spam", State.FAILED, "554 5.7.1 not wanted"),
        ("gone", State.DEFERRED, "broke off"),
        ("cut", State.IN_DOUBT, "did not say whether it took the letter"),
        ("slow", State.IN_DOUBT, "did not say whether it took the letter"),
    ],
)
def test_each_answer_has_its_fate_and_its_reason_in_one_line(post, who, state, words):
    _, at = post
    outcome = send(f"smtp://{at}", f"{who}@example.net")
    assert outcome.state is state
    assert words in outcome.reason
    assert "\n" not in outcome.reason


def test_a_letter_in_doubt_was_taken_and_carries_the_message_id_to_look_for(post):
    box, at = post
    assert send(f"smtp://{at}", "cut@example.net").state is State.IN_DOUBT
    assert f"Message-ID: {ID}\r\n".encode() in box.box[-1][2]


@pytest.mark.parametrize(
    ("script", "state"),
    [
        ([b"554 no service\r\n"], State.DEFERRED),
        ([b"220 hi\r\n", b"250 me\r\n", b"250 ok\r\n", b"354 ?\r\n"], State.DEFERRED),
        ([b"220 hi\r\n", *[b"250 ok\r\n"] * 4], State.DEFERRED),
        ([b"220 hi\r\n", *[b"250 ok\r\n"] * 3, b"354 go\r\n"], State.IN_DOUBT),
        (
            [b"220 hi\r\n", *[b"250 ok\r\n"] * 3, b"354 go\r\n", b"mumble\r\n"],
            State.IN_DOUBT,
        ),
        (
            [b"220 hi\r\n", *[b"250 ok\r\n"] * 3, b"354 go\r\n", b"421 bye\r\n"],
            State.DEFERRED,
        ),
        (
            [b"220 hi\r\n", *[b"250 ok\r\n"] * 3, b"354 go\r\n", b"250 ok\r\n"],
            State.SENT,
        ),
        ([], State.DEFERRED),
    ],
)
def test_only_an_answer_to_the_final_dot_makes_a_letter_sent(script, state):
    with recited(script) as at:
        assert send(f"smtp://{at}").state is state


@contextmanager
def recited(script):
    """Serve one conversation: an answer for each command, then hang up."""

    def recite(listener):
        peer, _ = listener.accept()
        with peer, peer.makefile("rb") as lines:
            for position, answer in enumerate(script):
                if position == len(script) - 1 and script[position - 1][:3] == b"354":
                    while lines.readline() not in (b".\r\n", b""):
                        pass
                elif position:
                    lines.readline()
                peer.sendall(answer)
            if script and script[-1][:3] == b"354":
                while lines.readline() not in (b".\r\n", b""):
                    pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=recite, args=(listener,))
        thread.start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        thread.join(timeout=5)


def test_a_connection_lost_before_the_final_dot_defers_the_letter():
    def leave_after_354(listener):
        peer, _ = listener.accept()
        with peer:
            peer.sendall(b"220 hi\r\n")
            for answer in (*[b"250 ok\r\n"] * 3, b"354 go\r\n"):
                peer.recv(1000)
                peer.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=leave_after_354, args=(listener,))
        thread.start()
        wire = open_wire(f"smtp://127.0.0.1:{listener.getsockname()[1]}", timeout=5)
        long = b"Subject: long\r\n\r\n" + b"x" * 70 * 400_000
        outcome = wire.send(long, recipient="a@b.example", message_id=ID)
        thread.join(timeout=5)
    assert outcome.state is State.DEFERRED
    assert "broke off" in outcome.reason


def test_a_closed_port_defers_and_says_that_the_server_cannot_be_reached():
    outcome = send(f"smtp://127.0.0.1:{free_port()}")
    assert outcome.state is State.DEFERRED
    assert "cannot be reached" in outcome.reason


def test_starttls_with_a_named_certificate_and_a_login(certificate):
    cafile, context = certificate
    with server(**requires_login(context)) as (box, at):
        url = f"smtp://wsis@example.org@{at}"
        outcome = send(url, password=RIGHT, cafile=cafile)
        assert outcome.state is State.SENT
        assert len(box.box) == 1
        wrong = send(url, password=WRONG, cafile=cafile)
        assert wrong.state is State.DEFERRED
        assert "check user and password" in wrong.reason
        assert WRONG not in wrong.reason
        assert probe(url, password=RIGHT, cafile=cafile) == ""
        assert "login" in probe(url, password=WRONG, cafile=cafile)
        assert "beyond ASCII" in probe(url, password=CYRILLIC, cafile=cafile)


def requires_login(context):
    def knows(_server, _session, _envelope, _mechanism, login):
        good = (login.login, login.password) == (b"wsis@example.org", RIGHT.encode())
        return AuthResult(success=good, handled=False)

    return {
        "tls_context": context,
        "auth_required": True,
        "authenticator": knows,
        "require_starttls": True,
    }


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate, tmp_path):
    _, context = certificate
    other = tmp_path / "other.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj"),
            *("/CN=localhost", "-keyout", tmp_path / "k.pem", "-out", other),
        ],
        check=True,
        capture_output=True,
    )
    with server(tls_context=context) as (box, at):
        outcome = send(f"smtp://{at}", cafile=str(other))
        assert outcome.state is State.DEFERRED
        assert "a certificate we do not trust" in outcome.reason
        assert box.box == []


def test_a_server_without_starttls_gets_no_letter_where_tls_is_wanted(certificate):
    with server() as (box, at):
        outcome = send(f"smtp://{at}", cafile=certificate[0])
        assert outcome.state is State.DEFERRED
        assert "does not offer STARTTLS" in outcome.reason
        assert box.box == []


def test_off_this_machine_there_is_no_letter_without_tls():
    with server() as (box, at):
        # Linux takes 0.0.0.0 for this machine; the rule takes it for any other
        outcome = send(f"smtp://{at.replace('127.0.0.1', '0.0.0.0')}")  # noqa: S104 (nothing is bound)
        assert outcome.state is State.DEFERRED
        assert "does not offer STARTTLS" in outcome.reason
        assert box.box == []


def test_smtps_encrypts_from_the_first_byte(certificate):
    cafile, context = certificate
    with server(ssl_context=context) as (box, at):
        assert send(f"smtps://{at}", cafile=cafile).state is State.SENT
        assert len(box.box) == 1


def test_a_server_without_login_is_told_apart_from_one_that_is_down():
    with server() as (_, at):
        outcome = send(f"smtp://somebody@{at}", password=WRONG)
        assert outcome.state is State.DEFERRED
        assert "offers no login" in outcome.reason


def test_a_local_part_beyond_ascii_uses_smtputf8_and_a_domain_never_needs_it(post):
    box, at = post
    assert send(f"smtp://{at}", "делегат@пример.example").state is State.SENT
    assert box.box[-1][1] == ["делегат@xn--e1afmkfd.example"]
    with server(enable_SMTPUTF8=False) as (plain, where):
        outcome = send(f"smtp://{where}", "делегат@пример.example")
        assert outcome.state is State.FAILED
        assert "has no SMTPUTF8" in outcome.reason
        assert send(f"smtp://{where}", "delegat@пример.example").state is State.SENT
        assert plain.box[-1][1] == ["delegat@xn--e1afmkfd.example"]


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example>\r\nDATA",
        "a@b.example\r\nRCPT TO:<x@y.example>",
        "<a@b.example>",
        "a b@c.example",
        "a@b@c.example",
        "@c.example",
        "a@",
        "a..b@c.example",
        "a@-c.example",
        "a@[127.0.0.1]",
        "a@-\u00e9.example",
        '"a\\"b"@c.example',
        "a@b.example\x00",
        f"{'a' * 65}@b.example",
        f"a@{'b' * 64}.example",
    ],
)
def test_what_is_no_address_never_reaches_the_server(post, address, tmp_path):
    box, at = post
    asked = len(box.senders)
    for url in (f"smtp://{at}", f"file:{tmp_path}"):
        wire = open_wire(url)
        outcome = wire.send(b"x\r\n", recipient=address, message_id=ID)
        assert outcome.state is State.FAILED
    assert len(box.senders) == asked
    assert list(tmp_path.iterdir()) == []


def test_a_folder_holds_a_letter_once_however_often_it_is_written(tmp_path):
    folder = tmp_path / "outbox"
    assert probe(f"file:{folder}") == ""
    for _ in range(3):
        assert send(f"file:{folder}").state is State.SENT
    (file,) = folder.iterdir()
    assert file.name == f"{ID[1:-1]}.eml"
    assert file.read_bytes() == raw_to("delegate@example.net")


def test_a_message_id_cannot_lead_out_of_the_folder(tmp_path):
    wire = open_wire(f"file:{tmp_path}/outbox")
    wire.send(b"x\r\n", recipient="a@b.example", message_id="<../../x@y>")
    assert [p.name for p in tmp_path.iterdir()] == ["outbox"]


def test_a_folder_that_cannot_be_written_defers_the_letter(tmp_path):
    (tmp_path / "file").write_text("in the way")
    outcome = send(f"file:{tmp_path}/file")
    assert outcome.state is State.DEFERRED
    assert "could not be written" in outcome.reason
    assert "no letter can be written" in probe(f"file:{tmp_path}/file")


def test_a_disk_that_is_full_defers_the_letter_and_leaves_no_half_of_it(tmp_path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        outcome = send(f"file:{tmp_path}")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert outcome.state is State.DEFERRED
    assert "could not be written" in outcome.reason
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mailto:a@b.example", "write smtp://user@host:587"),
        ("smtp:host", "write smtp://user@host:587"),
        ("file:", "write smtp://user@host:587"),
        ("smtp://host:99999", "Port out of range"),
        ("smtp://user:secret@host", "holds a password"),
    ],
)
def test_an_address_of_a_server_that_cannot_be_understood_is_explained(url, words):
    with pytest.raises(ValueError, match=words) as caught:
        open_wire(url)
    assert "secret" not in str(caught.value)
    assert probe(url) == str(caught.value)


def test_certificates_that_are_not_there_are_named():
    with pytest.raises(ValueError, match="no file of certificates"):
        open_wire("smtp://host", cafile="/nowhere/ca.pem")


def test_the_password_is_in_no_representation_of_the_wire():
    assert RIGHT not in repr(open_wire("smtp://u@host", password=RIGHT))


def test_a_letter_is_tried_for_four_days_and_then_a_person_is_asked():
    waits = []
    for tries in count(1):
        if (wait := backoff(tries)) is None:
            break
        waits.append(wait)
    assert waits[:3] == [timedelta(minutes=n) for n in (1, 2, 4)]
    assert max(waits) == timedelta(hours=8)
    assert sum(waits, timedelta()) == PATIENCE == timedelta(days=4)
    assert backoff(10**9) is None
