"""A real Dovecot for tests and benchmarks: how is it started, and ended?

Runs as root or as any user, on free ports of the loopback interface, from a
folder of its own that goes when the server goes. Every user name is accepted
with the password "secret", so each test has its own mailbox.
"""

from __future__ import annotations

import base64
import getpass
import grp
import hashlib
import hmac
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

from imapclient import IMAPClient

PASSWORD = "secret"  # noqa: S105 (of a server that lives for one test)
TOKEN_KEY = b"the key that signs the access tokens of the tests"
INSTALL = "apt-get install -y dovecot-imapd openssl"
_USUAL = {"separator": "/", "ssl": "yes", "cleartext": "yes"}
_RECIPE = Path(__file__).with_name("dovecot.conf.in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dovecot:
    """A running server; `certificate` is self-signed, for localhost."""

    folder: Path
    port: int
    tls_port: int

    @property
    def certificate(self) -> Path:
        return self.folder / "cert.pem"

    def url(self, user: str) -> str:
        return f"imap://{user}@127.0.0.1:{self.port}/INBOX"

    def client(self, user: str) -> IMAPClient:
        """Log in as a person with a mail program would."""
        client = IMAPClient("127.0.0.1", port=self.port, ssl=False, timeout=30)
        client.normalise_times = False
        client.login(user, PASSWORD)
        return client

    def deliver(
        self, user: str, messages: Sequence[bytes], folder: str = "INBOX"
    ) -> None:
        """Put messages into a folder over IMAP, in this order."""
        with self.client(user) as client:
            if client.has_capability("MULTIAPPEND"):
                client.multiappend(folder, list(messages))
            else:
                for raw in messages:
                    client.append(folder, raw)

    def count(self, user: str, folder: str) -> int:
        """Tell how many messages a folder holds; 0 when there is none."""
        with self.client(user) as client:
            if not client.folder_exists(folder):
                return 0
            return int(client.folder_status(folder, ["MESSAGES"])[b"MESSAGES"])

    def doveadm(self, *arguments: str) -> str:
        """Run an administrator's command on this server."""
        return subprocess.run(
            ["doveadm", "-c", str(self.folder / "dovecot.conf"), *arguments],
            check=True,
            capture_output=True,
            text=True,
        ).stdout


def installed() -> bool:
    """Tell whether this machine can start the server."""
    return shutil.which("dovecot", path=_path()) is not None


@contextmanager
def running(more: str = "", **changed: str) -> Iterator[Dovecot]:
    """Start a server and end it again.

    `more` is added to its configuration; `changed` replaces what stands in it:
    separator, ssl, cleartext.
    """
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    folder.chmod(0o755)
    server = Dovecot(folder=folder, port=_free_port(), tls_port=_free_port())
    _prepare(server, {**_USUAL, "more": more, **changed})
    program = str(shutil.which("dovecot", path=_path()))
    with (folder / "errors").open("wb") as errors:
        process = subprocess.Popen(
            [program, "-F", "-c", str(folder / "dovecot.conf")], stderr=errors
        )
    try:
        _await_greeting(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(folder)


def access_token(user: str, lifetime: int = 3600) -> str:
    """Sign a token (RFC 7519, HS256) that the server takes for XOAUTH2."""

    def encoded(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    now = int(time.time())
    claims = {"sub": user, "iat": now - 60, "exp": now + lifetime}
    head = encoded(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    body = encoded(json.dumps(claims).encode())
    signature = hmac.digest(TOKEN_KEY, f"{head}.{body}".encode(), hashlib.sha256)
    return f"{head}.{body}.{encoded(signature)}"


def _path() -> str:
    # Debian keeps servers in /usr/sbin, which is on nobody's path but root's.
    return os.environ.get("PATH", "") + ":/usr/sbin"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _prepare(server: Dovecot, settings: dict[str, str]) -> None:
    folder = server.folder
    for name in ("run", "mail", "keys/default/HS256"):
        (folder / name).mkdir(parents=True)
    key = folder / "keys/default/HS256/default"
    key.write_bytes(base64.b64encode(TOKEN_KEY))
    root = os.geteuid() == 0
    me, group = getpass.getuser(), grp.getgrgid(os.getegid()).gr_name
    if root:
        # Dovecot never touches mail as root; Debian has a user for it.
        shutil.chown(folder / "mail", "mail", "mail")
    subprocess.run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
        "-addext subjectAltName=DNS:localhost,IP:127.0.0.1 "
        f"-keyout {folder}/key.pem -out {folder}/cert.pem".split(),
        check=True,
        capture_output=True,
    )
    (folder / "dovecot.conf").write_text(
        Template(_RECIPE.read_text()).substitute(
            folder=folder,
            port=server.port,
            tls_port=server.tls_port,
            internal="dovecot" if root else me,
            login="dovenull" if root else me,
            owner="mail" if root else me,
            group="mail" if root else group,
            chroot="" if root else "chroot =",
            **settings,
        )
    )


def _await_greeting(server: Dovecot, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        try:
            with socket.create_connection(("127.0.0.1", server.port), 5) as peer:
                if peer.recv(4) == b"* OK":
                    return
        except OSError:
            time.sleep(0.05)
    why = (server.folder / "errors").read_text()
    raise RuntimeError(f"Dovecot did not start: {why[-2000:]}")
