"""What did the secretariat configure?

config.toml, overridden key by key by `DEPOSITARY_<SECTION>__<KEY>`, becomes one
frozen value. All faults are told at once, each with its line and with what to
write instead. Secrets come from the environment or from a file of their own,
never from config.toml.
"""

from __future__ import annotations

import os
import stat
import tomllib
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from outbox.address import envelope
from outbox.wording import LANGUAGES
from pipeline.faults import Complaint, ConfigurationFault
from rules.deadline import end_of
from rules.terms import Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic_core import ErrorDetails
    from pydantic_settings import PydanticBaseSettingsSource

ENVIRONMENT = "DEPOSITARY_"
Instant = datetime | date
_EXAMPLES = {
    "id": 'a short name such as "drafts"',
    "title": 'a title such as "Comments on the first drafts"',
    "series": 'the series of numbers, such as "WSIS+10/3"',
    "zone": 'a time zone such as "Europe/Zurich"',
    "soft": "a date such as 2026-01-17",
    "hard": "a date such as 2026-01-24, or a local time such as 2026-01-24T17:00:00",
    "opens": "a date such as 2025-12-19",
    "publish": "a local time such as 2026-02-03T09:00:00",
    "file": 'a path such as "drafts/S2-C.docx"',
    "call": "the id of one of the [[calls]]",
    "url": '"maildir:mailbox" or "imaps://user@host/INBOX"',
    "from": '"Secretariat <info@example.org>"',
    "smtp": '"file:build/outbox" or "smtp://user@host:587"',
    "database": '"sqlite:///build/depositary.db"',
    "archive": '"file:build/archive"',
    "folder": '"build/site"',
    "base_url": '"https://example.org/consultation/"',
    "languages": '["en"], of en fr es ru ar zh',
}


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _zone(name: str) -> str:
    if name not in available_timezones():
        near = get_close_matches(name, available_timezones(), 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"{name!r} is no time zone{hint}")
    return name


def _address(text: str) -> str:
    try:
        return envelope(text)
    except ValueError as fault:
        raise ValueError(f"{text!r} is no address ({fault})") from None


def _scheme(*allowed: str) -> AfterValidator:
    def check(url: str) -> str:
        if not url.startswith(allowed):
            raise ValueError(f"{url!r} must begin with {' or '.join(allowed)}")
        return url

    return AfterValidator(check)


class Consultation(_Section):
    """One process: its name, its series of numbers, its languages."""

    id: str = Field(pattern=r"^[A-Za-z0-9-]+$")
    title: str = Field(min_length=1)
    series: str = Field(min_length=1)
    languages: tuple[Annotated[str, Field(pattern="^[a-z]{2}$")], ...] = ("en",)
    secretariat_authors: tuple[str, ...] = ()

    @property
    def letter_languages(self) -> tuple[str, ...]:
        """The languages of the consultation in which there are letters."""
        return tuple(x for x in self.languages if x in LANGUAGES) or ("en",)


class Call(_Section):
    """An invitation with its own zone, soft deadline and hard cut-off."""

    id: str = Field(min_length=1)
    title: str
    zone: Annotated[str, AfterValidator(_zone)]
    soft: Instant
    hard: Instant
    opens: Instant | None = None
    publish: Instant | None = None

    @field_validator("soft", "hard", "opens", "publish", mode="before")
    @classmethod
    def _moment(cls, value: object) -> object:
        if isinstance(value, str):  # from the environment
            return (
                datetime.fromisoformat(value)
                if "T" in value
                else date.fromisoformat(value)
            )
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        self.window()
        return self

    def window(self) -> Window:
        """Return the first version of the deadlines of this call, in UTC."""
        if end_of(self.hard, self.zone) < end_of(self.soft, self.zone):
            raise ValueError("hard is before soft; the hard cut-off comes last")
        return Window(
            call=self.id,
            title=self.title,
            zone=self.zone,
            soft=end_of(self.soft, self.zone),
            hard=end_of(self.hard, self.zone),
            opens=self._start(self.opens),
            publish=self._start(self.publish),
        )

    def _start(self, value: Instant | None) -> datetime | None:
        if value is None or isinstance(value, datetime):
            return value and end_of(value, self.zone)
        return end_of(value - timedelta(days=1), self.zone)


class DraftFile(_Section):
    """A document open for comment, and the file that holds it."""

    id: str = Field(min_length=1)
    title: str
    file: Path
    call: str
    aliases: tuple[str, ...] = ()
    former: dict[str, str] = {}


class Stakeholders(_Section):
    """Where the registry of known stakeholders lies."""

    registry: Path | None = None


class _WithSecret(_Section):
    password: SecretStr | None = None
    password_file: Path | None = None

    def secret(self, base: Path) -> str | None:
        """Return the password from the environment or its file, if there is one."""
        if self.password is not None:
            return self.password.get_secret_value()
        if self.password_file is None:
            return None
        return (base / self.password_file).read_text(encoding="utf-8").strip()


class Mailbox(_WithSecret):
    """The mailbox that is polled, and which hosts' stamps are ours."""

    url: Annotated[str, _scheme("maildir:", "imap://", "imaps://")]
    also: tuple[str, ...] = ()
    done: str = "Depositary/Received"
    own_hosts: tuple[str, ...] = ()
    authserv_id: str | None = None
    poll_seconds: int = Field(60, ge=1)
    auth: Literal["password", "xoauth2"] = "password"
    cafile: Path | None = None

    @property
    def authority(self) -> str:
        """The host whose Authentication-Results we believe."""
        return self.authserv_id or (self.own_hosts[0] if self.own_hosts else "")


class Letters(_WithSecret):
    """From whom our letters come, and how they leave."""

    from_: str = Field(alias="from", pattern=r"@")
    smtp: Annotated[str, _scheme("file:", "smtp://", "smtps://")]
    bcc: Annotated[str, AfterValidator(_address)] | None = None
    templates: Path | None = None
    per_day: int = Field(20, ge=1)
    cafile: Path | None = None

    @property
    def domain(self) -> str:
        """The domain of our own letters and of their Message-IDs."""
        return self.from_.rpartition("@")[2].strip("> ")

    @property
    def address(self) -> str:
        """The bare address our letters come from."""
        return self.from_.rpartition("<")[2].strip("> ")


class Store(_Section):
    """Where the state and the raw bytes are kept, and how many processes work."""

    database: Annotated[str, _scheme("sqlite:///", "postgresql+psycopg://")]
    archive: Annotated[str, _scheme("file:", "s3://")]
    workers: int = Field(2, ge=0, le=64)


class Publication(_Section):
    """Where the public record is written, and its address on the web."""

    folder: Path
    base_url: str = ""


class Settings(BaseSettings):
    """The whole configuration, complete and free of faults."""

    model_config = SettingsConfigDict(
        extra="forbid",
        frozen=True,
        env_prefix=ENVIRONMENT,
        env_nested_delimiter="__",
    )

    base: Path
    consultation: Consultation
    calls: tuple[Call, ...]
    drafts: tuple[DraftFile, ...] = ()
    stakeholders: Stakeholders = Stakeholders()
    mailbox: Mailbox
    letters: Letters
    store: Store
    publication: Publication

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 (the library's signature)
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file, which comes as arguments."""
        return env_settings, init_settings

    def path(self, value: Path | str) -> Path:
        """Return a path of the configuration; relative ones count from its file."""
        return self.base / value

    @property
    def database_url(self) -> str:
        """The database, with a relative SQLite path counted from the file."""
        prefix, sep, rest = self.store.database.partition("sqlite:///")
        return f"{prefix}{sep}{self.path(rest)}" if sep else self.store.database

    @property
    def archive_folder(self) -> Path:
        """The folder of a `file:` archive."""
        return self.path(self.store.archive.removeprefix("file:"))


def find(given: Path | None) -> Path:
    """Say which configuration file is meant, or where was looked for one."""
    named = given or os.environ.get(ENVIRONMENT + "CONFIG")
    path = Path(named) if named else Path("config.toml")
    if not path.is_file():
        looked = "--config, DEPOSITARY_CONFIG and ./config.toml"
        what = (
            f"there is no file {path}; looked for {looked}. "
            "Copy config.toml of the product and change it"
        )
        raise ConfigurationFault(
            "the configuration", [Complaint(line=None, where="file", what=what)]
        )
    return path


def load(path: Path) -> Settings:
    """Read and check the configuration; raise ConfigurationFault with all faults."""
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        broken = Complaint(line=None, where="TOML", what=f"{error}")
        raise ConfigurationFault(path.name, [broken]) from None
    faults = list(_secrets_in(tables, text))
    try:
        settings = Settings(base=path.resolve().parent, **tables)
    except ValidationError as error:
        faults += [_complaint(e, text) for e in error.errors()]
    else:
        faults += _cross_checks(settings, text)
    if faults:
        raise ConfigurationFault(path.name, sorted(faults, key=lambda f: f.line or 0))
    return settings


def _secrets_in(tables: dict[str, Any], text: str) -> Iterator[Complaint]:
    for section in ("mailbox", "letters"):
        if "password" in tables.get(section, {}):
            name = f"{ENVIRONMENT}{section.upper()}__PASSWORD"
            yield Complaint(
                line=_line(text, (section, "password")),
                where=f"{section}.password",
                what=f"a secret does not belong here; set {name} or password_file",
            )


def _complaint(error: ErrorDetails, text: str) -> Complaint:
    """Turn what pydantic says into a sentence with its line."""
    loc = tuple(part for part in error["loc"] if part not in ("date", "datetime"))
    key = str(loc[-1]) if loc else ""
    example = _EXAMPLES.get(key)
    instead = f"; write {example}" if example else ""
    match error["type"]:
        case "missing":
            what = f"is missing{instead}"
        case "extra_forbidden":
            near = get_close_matches(key, _known(loc), 1)
            hint = f"did you mean {near[0]}?" if near else "remove the line"
            what = f"is not a key of the configuration; {hint}"
        case "value_error":
            what = error["msg"].removeprefix("Value error, ")
        case _:
            message = error["msg"][0].lower() + error["msg"][1:]
            what = f"{error['input']!r} cannot be used, {message}{instead}"
    where = ".".join(str(p) for p in loc).replace(".from_", ".from")
    return Complaint(line=_line(text, loc), where=where or "configuration", what=what)


def _known(loc: tuple[int | str, ...]) -> Sequence[str]:
    sections: dict[str, type[_Section]] = {
        "consultation": Consultation,
        "calls": Call,
        "drafts": DraftFile,
        "stakeholders": Stakeholders,
        "mailbox": Mailbox,
        "letters": Letters,
        "store": Store,
        "publication": Publication,
    }
    section = sections.get(str(loc[0])) if len(loc) > 1 else None
    if section is None:
        return list(sections)
    return [f.alias or n for n, f in section.model_fields.items() if n != "password"]


def _line(text: str, loc: tuple[int | str, ...]) -> int | None:
    """Find the line of a key, or else that of its section."""
    names = [str(p) for p in loc if isinstance(p, str)]
    nth = next((p for p in loc if isinstance(p, int)), None)
    section, best, seen = "", None, -1
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line.startswith("["):
            section = line.strip("[] ").split("]")[0]
            seen += names[:1] == [section]
            if names[:1] == [section] and nth in (None, seen):
                best = number
        key = line.split("=")[0].strip().strip('"')
        inside = names[:1] == [section] and nth in (None, seen)
        if inside and len(names) > 1 and key == names[-1]:
            return number
    return best


def _cross_checks(settings: Settings, text: str) -> Iterator[Complaint]:
    """Check what one section says of another, and that files are there."""
    calls = {call.id for call in settings.calls}
    if not calls:
        what = "is empty; a consultation needs at least one [[calls]]"
        yield Complaint(line=_line(text, ("calls",)), where="calls", what=what)
    for kind, ids in (
        ("calls", [c.id for c in settings.calls]),
        ("drafts", [d.id for d in settings.drafts]),
    ):
        for n, one in enumerate(ids):
            if one in ids[:n]:
                yield Complaint(
                    line=_line(text, (kind, n, "id")),
                    where=f"{kind}.{n}.id",
                    what=f"{one!r} is used twice; each needs its own id",
                )
    for n, draft in enumerate(settings.drafts):
        if draft.call not in calls:
            yield Complaint(
                line=_line(text, ("drafts", n, "call")),
                where=f"drafts.{n}.call",
                what=f"{draft.call!r} is no call; write one of {sorted(calls)}",
            )
        if not settings.path(draft.file).is_file():
            yield Complaint(
                line=_line(text, ("drafts", n, "file")),
                where=f"drafts.{n}.file",
                what=f"there is no file {draft.file}; put it there or mend the path",
            )
    registry = settings.stakeholders.registry
    if registry is not None and not settings.path(registry).is_file():
        yield Complaint(
            line=_line(text, ("stakeholders", "registry")),
            where="stakeholders.registry",
            what=f"there is no file {registry}; put it there or mend the path",
        )
    for section in ("mailbox", "letters"):
        yield from _secret_file(settings, text, section)


def _secret_file(settings: Settings, text: str, section: str) -> Iterator[Complaint]:
    file = getattr(settings, section).password_file
    if file is None:
        return
    path = settings.path(file)
    if not path.is_file():
        what = f"there is no file {file}"
    elif path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        what = f"everybody can read {file}; run: chmod 600 {file}"
    else:
        return
    yield Complaint(
        line=_line(text, (section, "password_file")),
        where=f"{section}.password_file",
        what=what,
    )
