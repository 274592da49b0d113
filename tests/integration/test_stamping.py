"""The daily head of the ledger: signed, and stamped by a real authority (openssl)."""

import http.server
import json
import shutil
import subprocess
import threading
from datetime import timedelta

import pytest

from pipeline.doctor import examine
from pipeline.duties import STAMP, failing
from pipeline.proof import stamping
from pipeline.proof.evidence import pack
from pipeline.proof.verify import verify
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import AFTER, IN_TIME, write

DAY = timedelta(days=1)
_AUTHORITY = """
[tsa]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
[req]
distinguished_name = name
prompt = no
[name]
CN = Test authority
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[tsa_ext]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""


def openssl(folder, command, *more):
    subprocess.run(
        ["openssl", *command.split(), *map(str, more)],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=60,
    )


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A folder with certificates, and the address of an authority that uses them."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl on this machine, which plays the authority")
    folder = tmp_path_factory.mktemp("authority")
    (folder / "tsa.cnf").write_text(_AUTHORITY)
    (folder / "serial").write_text("01\n")
    for command in (
        (
            "req -new -newkey rsa:2048 -nodes -config tsa.cnf -subj /CN=Root"
            " -x509 -extensions ca -keyout ca.key -out ca.pem -days 3650"
        ),
        (
            "req -new -newkey rsa:2048 -nodes -config tsa.cnf -subj /CN=TSA"
            " -keyout tsa.key -out tsa.csr"
        ),
        (
            "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial"
            " -out tsa.pem -days 3650 -extfile tsa.cnf -extensions tsa_ext"
        ),
        "genpkey -algorithm ed25519 -out head.key",
    ):
        openssl(folder, command)
    (folder / "head.key").chmod(0o600)

    class Authority(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            query = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "query.tsq").write_bytes(query)
            reply = "ts -reply -config tsa.cnf -section tsa -queryfile query.tsq"
            openssl(folder, reply, "-out", "reply.tsr")
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write((folder / "reply.tsr").read_bytes())

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Authority) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def case(authority, tmp_path):
    """A consultation with a mail, and a way to open it with a configured proof."""
    certificates, url = authority
    mail = (
        f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
        "From: A <a@party.example>\nTo: info@example.org\nSubject: Comments\n\n"
        "Paragraph 2: this should be deleted.\n"
    )
    write(tmp_path)
    (tmp_path / "mailbox/new/1773136800.m1.mx").write_text(mail)
    both = {
        "key_file": str(certificates / "head.key"),
        "authority": url,
        "certificates": str(certificates / "ca.pem"),
    }

    def opened(later=timedelta(), **proof):
        config = tmp_path / "config.toml"
        text = config.read_text().partition("[proof]")[0]
        lines = [f"{k} = {json.dumps(v)}" for k, v in (both | proof).items() if v]
        config.write_text("\n".join([text.rstrip(), "[proof]", *lines, ""]))
        return Service(load(config), lambda: AFTER + later)

    return tmp_path, opened


def heads(folder):
    file = folder / "archive/ledger/heads.jsonl"
    return file.read_bytes().splitlines() if file.exists() else []


def test_the_head_is_signed_and_stamped_once_a_day_while_the_ledger_grows(case):
    folder, opened = case
    with opened() as service:
        assert not service.once().trouble
        assert not service.once().trouble
        assert len(heads(folder)) == 1
    with opened(DAY) as service:
        service.once()
        assert len(heads(folder)) == 1  # nothing happened since
    (folder / "mailbox/new/1773136801.m2.mx").write_bytes(b"From: b@b.example\n\nHi.\n")
    with opened(2 * DAY) as service:
        service.once()
        assert not list(verify(service))
    first, second = map(json.loads, heads(folder))
    assert first["events"] < second["events"]
    assert {"signature", "key", "stamp"} < set(first)


def test_openssl_checks_what_the_evidence_carries(case, authority, tmp_path):
    _, opened = case
    with opened() as service:
        service.once()
        with service.ledger.reading() as session:
            (known,) = deliveries(session, service.settings)
        (tmp_path / "e.zip").write_bytes(pack(service, known))
    shutil.unpack_archive(tmp_path / "e.zip", tmp_path)
    place = tmp_path / "evidence-D000001"
    root = authority[0] / "ca.pem"
    openssl(place, "ts -verify -data head.json -in head.tsr -CAfile", root)
    signed = "-rawin -in head.json -sigfile head.sig"
    openssl(place, f"pkeyutl -verify -pubin -inkey head.pem {signed}")
    stated = json.loads((place / "head.json").read_text())
    proof = json.loads((place / "proof.json").read_text())
    assert stated["root"] in proof["roots"]
    assert "-CAfile" in (place / "README.txt").read_text()


@pytest.mark.parametrize("field", ["at", "hash", "root", "signature", "stamp", "key"])
def test_a_head_that_was_altered_is_named(case, field):
    folder, opened = case
    with opened() as service:
        service.once()
        (line,) = heads(folder)
        said = json.loads(line)
        at = len(said[field]) // 2
        other = "1" if said[field][at] != "1" else "2"
        said[field] = said[field][:at] + other + said[field][at + 1 :]
        written = json.dumps(said, sort_keys=True, separators=(",", ":"))
        (folder / "archive/ledger/heads.jsonl").write_text(f"{written}\n")
        found = list(verify(service))
    assert any("was altered" in sentence for sentence in found)
    if field != "root" or "signature" in said:
        assert any("Line 1 of ledger/heads.jsonl" in sentence for sentence in found)


def test_an_authority_that_does_not_answer_stops_nothing_and_is_asked_again(case):
    folder, opened = case
    with opened(authority="http://127.0.0.1:1/") as service:
        done = service.once()
        assert done.issued == ("drafts",)
        assert done.letters == 1
        (told,) = done.trouble
        assert "does not answer" in told
        with service.ledger.reading() as session:
            assert STAMP in failing(session)
        assert not heads(folder)
        assert not list(verify(service))
        checks = {check.subject: check for check in examine(service.settings)}
        assert "does not answer" in checks["store"].finding
    with opened() as service:
        assert not service.once().trouble
        with service.ledger.reading() as session:
            assert not failing(session)
    assert len(heads(folder)) == 1


def test_a_stamp_of_a_stranger_is_not_taken(case, tmp_path):
    folder, opened = case
    new = "req -x509 -newkey rsa:2048 -nodes -keyout o.key -out other.pem -days 9"
    openssl(tmp_path, f"{new} -subj /CN=Other")
    with opened(certificates=str(tmp_path / "other.pem")) as service:
        (told,) = service.once().trouble
    assert "the authority's root" in told
    assert not heads(folder)


def test_a_key_alone_will_do_and_another_key_is_noticed(case, tmp_path):
    _, opened = case
    with opened(authority="", certificates="") as service:
        assert not service.once().trouble
        assert not list(verify(service))
    openssl(tmp_path, "genpkey -algorithm ed25519 -out other.key")
    (tmp_path / "other.key").chmod(0o600)
    with opened(
        authority="", certificates="", key_file=str(tmp_path / "other.key")
    ) as service:
        assert ["another key" in said for said in verify(service)] == [True]


def test_a_key_of_another_kind_is_refused_in_a_sentence(case, authority):
    _, opened = case
    rsa = authority[0] / "tsa.key"
    rsa.chmod(0o600)
    with opened(authority="", certificates="", key_file=str(rsa)) as service:
        (told,) = service.once().trouble
    assert "openssl genpkey -algorithm ed25519" in told


def test_nothing_is_stamped_where_nothing_is_configured(tmp_path):
    with Service(load(write(tmp_path)), lambda: AFTER) as service:
        assert not stamping.stamp(service.ledger)
        assert stamping.latest(service.ledger) is None
