"""Which keys does each section of config.toml have, and what may they hold?"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
)

from outbox.address import envelope
from outbox.wording import LANGUAGES
from rules.deadline import end_of
from rules.identity import Trusted
from rules.terms import Window

_POSTGRESQL = '"postgresql+psycopg://user@host:5432/database"'
_ZONES = '; write continent and city, such as "Europe/Zurich" or "Etc/UTC"'
_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]+[a-z0-9](/|$)")


class Section(BaseModel):
    """A table of the file; a key that it does not know is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def moment(value: object) -> datetime | date:
    """Take a date or a local time of TOML, or its text from the environment."""
    if isinstance(value, date):  # a datetime is one, too
        return value
    try:
        text = str(value) if isinstance(value, str) else ""
        return (datetime if "T" in text else date).fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"{_shown(value)} is no date; write 2026-01-24 without quotation marks "
            "(the whole day counts), or a local time such as 2026-01-24T17:00:00"
        ) from None


def _shown(value: object) -> str:
    """Show a value as it is written, a time of day among them."""
    return str(value) if isinstance(value, time) else repr(value)


def _zone(name: str) -> str:
    if not is_zone(name):
        near = get_close_matches(name, available_timezones(), 1)
        hint = f"; did you mean {near[0]!r}?" if near else _ZONES
        raise ValueError(f"{name!r} is no time zone{hint}")
    return name


def is_zone(name: str) -> bool:
    """Tell whether it is one, without listing all: that takes longer than the rest."""
    with suppress(ValueError, LookupError, OSError):
        return name[:1].isupper() and ZoneInfo(name).key == name
    return False


def language(code: str) -> str:
    """Check the code of a language; there need be no letters in it."""
    if code not in LANGUAGES and not _is_language(code):
        raise ValueError(
            f"{code!r} is no language; write a code of two letters such as "
            f'"en" (there are letters in {" ".join(LANGUAGES)})'
        )
    return code


def _is_language(code: str) -> bool:
    import pycountry  # noqa: PLC0415 (slow to load, rarely needed)

    return pycountry.languages.get(alpha_2=code) is not None


def _address(text: str) -> str:
    try:
        return envelope(text)
    except ValueError as fault:
        raise ValueError(f"{text!r} is no address ({fault})") from None


def _web(url: str) -> str:
    parts = urlsplit(url)
    if url and not (parts.scheme in ("http", "https") and parts.hostname):
        raise ValueError(f'{url!r} is no address on the web; write "https://..."')
    return url


def _scheme(*allowed: str) -> AfterValidator:
    def check(url: str) -> str:
        if not url.startswith(allowed):
            raise ValueError(f"{url!r} must begin with {' or '.join(allowed)}")
        return url

    return AfterValidator(check)


def _readable(url: str) -> str:
    try:
        urlsplit(url)
    except ValueError:
        fault = f"{url!r} cannot be read; write imaps://user@host/INBOX"
        raise ValueError(fault) from None
    return url


def _server(url: str) -> str:
    """Refuse an address of PostgreSQL that cannot be read; it may hold a password."""
    if url.startswith("sqlite:"):
        return url
    from sqlalchemy.engine import make_url  # noqa: PLC0415 (slow to load)
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 (as above)

    try:
        found = make_url(url)
    except (ValueError, ArgumentError):
        found = None
    port = found.port if found else 0
    if found is None or (port is not None and not 0 < port < 2**16):
        raise ValueError(f"is no address of a database; write {_POSTGRESQL}")
    if "@" in (found.host or ""):
        raise ValueError("has an @ in the password or the user; write it as %40")
    return url


def _bucket(url: str) -> str:
    if url.startswith("s3:") and not _BUCKET.match(url):
        raise ValueError(f'{url!r} names no bucket; write "s3://bucket/prefix"')
    return url


def listening(text: str) -> str:
    """Check a place to listen at, `HOST:PORT`; an IPv6 address stands in brackets."""
    host, _, port = text.rpartition(":")
    if not (host and port.isascii() and port.isdecimal() and int(port) < 2**16):
        raise ValueError(f'{text!r} is no place to listen at; write "127.0.0.1:8080"')
    return text


#: The name of a further mailbox, also in the environment: `MAILBOXES__PRESS__...`.
BoxName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*$")]
Instant = Annotated[datetime | date, BeforeValidator(moment)]
#: What becomes the name of a file or a page.
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")]
#: Numbers are its continuation, and addresses of pages are made from them.
Series = Annotated[str, Field(pattern=r"^\w[\w.+() -]*(/\w[\w.+() -]*)*$")]


class Consultation(Section):
    """One process: its name, its series of numbers, its languages."""

    id: Name
    title: str = Field(min_length=1)
    series: Series
    languages: Annotated[
        tuple[Annotated[str, AfterValidator(language)], ...], Field(min_length=1)
    ] = ("en",)
    secretariat_authors: tuple[str, ...] = ()

    @property
    def letter_languages(self) -> tuple[str, ...]:
        """The languages of the consultation in which there are letters."""
        return tuple(x for x in self.languages if x in LANGUAGES) or ("en",)


def start_of(value: date | datetime, zone: str) -> datetime:
    """Say at which instant a date begins; a local time is that instant."""
    if not isinstance(value, datetime):
        value -= timedelta(days=1)
    return end_of(value, zone)


class Call(Section):
    """An invitation with its own zone, soft deadline and hard cut-off."""

    id: Name
    title: str
    zone: Annotated[str, AfterValidator(_zone)]
    soft: Instant
    hard: Instant
    opens: Instant | None = None
    publish: Instant | None = None

    def window(self) -> Window:
        """Return the first version of the deadlines of this call, in UTC."""
        return Window(
            call=self.id,
            title=self.title,
            zone=self.zone,
            soft=end_of(self.soft, self.zone),
            hard=end_of(self.hard, self.zone),
            opens=start_of(self.opens, self.zone) if self.opens else None,
            publish=start_of(self.publish, self.zone) if self.publish else None,
        )


class DraftFile(Section):
    """A document open for comment, and the file that holds it."""

    id: str = Field(min_length=1)
    title: str
    file: Path
    call: str
    aliases: tuple[str, ...] = ()
    former: dict[str, str] = {}


class Stakeholders(Section):
    """Where the registry of known stakeholders lies."""

    registry: Path | None = None


class WithSecret(Section):
    """A section with a password, which never stands in the file itself."""

    password: SecretStr | None = None
    password_file: Path | None = None

    def secret(self, base: Path) -> str | None:
        """Return the password from the environment or its file, if there is one."""
        if self.password is not None:
            return self.password.get_secret_value()
        if self.password_file is None:
            return None
        return (base / self.password_file).read_text(encoding="utf-8").strip()


class Mailbox(WithSecret):
    """A mailbox that is polled, and which hosts' stamps in its mail are ours."""

    url: Annotated[
        str, _scheme("maildir:", "imap://", "imaps://"), AfterValidator(_readable)
    ]
    also: tuple[str, ...] = ()
    done: str = "Depositary/Received"
    own_hosts: tuple[str, ...] = ()
    authserv_id: str | tuple[str, ...] = ()
    results_beneath: bool = False
    poll_seconds: int = Field(60, ge=1)
    clock_error_seconds: int = Field(0, ge=0, le=3600)
    auth: Literal["password", "xoauth2"] = "password"
    cafile: Path | None = None

    def account(self, name: str) -> str:
        """Name the mailbox of this section, the same for ever: see SourceKey."""
        scheme, _, _ = self.url.partition(":")
        if scheme == "maildir":
            return f"maildir:{name}" if name else "maildir"
        parts = urlsplit(self.url)
        return f"{unquote(parts.username or '')}@{parts.hostname}"

    @property
    def trusted(self) -> Trusted:
        """Whose Authentication-Results we believe, and where."""
        named = self.authserv_id
        names = (named,) if isinstance(named, str) else named
        return Trusted(
            names=tuple(filter(None, names)) or self.own_hosts[:1],
            hosts=self.own_hosts,
            beneath=self.results_beneath,
        )


class Letters(WithSecret):
    """From whom our letters come, and how they leave."""

    from_: str = Field(alias="from", pattern=r"@")
    smtp: Annotated[str, _scheme("file:", "smtp://", "smtps://")]
    bcc: Annotated[str, AfterValidator(_address)] | None = None
    templates: Path | None = None
    per_day: int = Field(20, ge=1)
    publication: bool = False
    cafile: Path | None = None

    @property
    def domain(self) -> str:
        """The domain of our own letters and of their Message-IDs."""
        return self.from_.rpartition("@")[2].strip("> ")

    @property
    def address(self) -> str:
        """The bare address our letters come from."""
        return self.from_.rpartition("<")[2].strip("> ")


class Desk(Section):
    """Under which names the desk is served, and who says who is there."""

    hosts: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]+$")], ...] = ()
    user_header: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]*$")] = ""
    language: Literal["en", "fr"] = "en"
    listen: Annotated[str, AfterValidator(listening)] = "127.0.0.1:8080"
    proxies: tuple[str, ...] = ("127.0.0.1",)


class Role(StrEnum):
    """What a person may do at the desk; each may do what those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    SECRETARY = "secretary"
    HEAD = "head"

    def may(self, needed: Role) -> bool:
        """Tell whether this role is enough where another is needed."""
        return list(Role).index(self) >= list(Role).index(needed)


class Person(Section):
    """Somebody who may sit at the desk."""

    login: str = Field(pattern=r"^[\w.@+-]+$", max_length=100)
    name: str = Field(min_length=1, max_length=100)
    role: Role
    password_hash: str = Field("", pattern=r"^$|^\$argon2id\$")


class Store(Section):
    """Where the state and the raw bytes are kept, and how many processes work."""

    database: Annotated[
        str, _scheme("sqlite:///", "postgresql+psycopg://"), AfterValidator(_server)
    ]
    archive: Annotated[str, _scheme("file:", "s3://"), AfterValidator(_bucket)]
    local: Path | None = None
    workers: int = Field(2, ge=0, le=64)


class Publication(Section):
    """Where the public record is written, its address on the web, what it offers."""

    folder: Path
    compilations: Path | None = None
    base_url: Annotated[str, AfterValidator(_web)] = ""
    originals: Literal["none", "checked"] = "none"


class Watch(Section):
    """Where figures and health are served, and how the log is written."""

    listen: Annotated[str, AfterValidator(listening)] = "127.0.0.1:9464"
    log: Literal["text", "json"] = "text"


class Proof(Section):
    """By whom the head of the ledger is signed and stamped once a day."""

    key_file: Path | None = None
    authority: Annotated[str, AfterValidator(_web)] = ""
    certificates: Path | None = None
