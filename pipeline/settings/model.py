"""How do the sections make one configuration, and where do its paths lead?"""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from pipeline.settings.sections import (
    BoxName,
    Call,
    Consultation,
    Desk,
    DraftFile,
    Letters,
    Mailbox,
    Person,
    Proof,
    Publication,
    Stakeholders,
    Store,
    Watch,
)

ENVIRONMENT = "DEPOSITARY_"


class Settings(BaseSettings):
    """The whole configuration, complete and free of faults."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix=ENVIRONMENT, env_nested_delimiter="__"
    )

    base: Path
    consultation: Consultation
    calls: tuple[Call, ...]
    drafts: tuple[DraftFile, ...] = ()
    stakeholders: Stakeholders = Stakeholders()
    mailbox: Mailbox
    mailboxes: dict[BoxName, Mailbox] = {}
    letters: Letters
    store: Store
    publication: Publication
    proof: Proof = Proof()
    desk: Desk = Desk()
    people: tuple[Person, ...] = ()
    watch: Watch = Watch()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 (the library's signature)
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (as above)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (as above)
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file, which comes as arguments."""
        return env_settings, init_settings

    def path(self, value: Path | str) -> Path:
        """Return a path of the configuration; relative ones count from its file."""
        return self.base / value

    @property
    def boxes(self) -> dict[str, Mailbox]:
        """All mailboxes by their names; that of [mailbox] has none."""
        return {"": self.mailbox, **self.mailboxes}

    @property
    def accounts(self) -> dict[str, Mailbox]:
        """All mailboxes by what deliveries from them are known by."""
        return {box.account(name): box for name, box in self.boxes.items()}

    @property
    def database_url(self) -> str:
        """The database, with a relative SQLite path counted from the file."""
        prefix, sep, rest = self.store.database.partition("sqlite:///")
        return f"{prefix}{sep}{self.path(rest)}" if sep else self.store.database

    @property
    def archive_url(self) -> str:
        """The archive, with a relative folder counted from the file."""
        url = self.store.archive
        if url.startswith("file:"):
            return f"file:{self.path(url.removeprefix('file:'))}"
        return url

    @property
    def local_folder(self) -> Path:
        """The folder of this machine: locks, what only helps to find, unfinished files.

        That of the archive, if there is one and no other is named.
        """
        url = self.archive_url
        place = url.removeprefix("file:") if url.startswith("file:") else "local"
        return self.path(self.store.local or place)

    @property
    def preview_folder(self) -> Path:
        """The folder of what is only looked at; it lies beside the local one."""
        return self.local_folder.parent / "preview"

    @property
    def sources(self) -> tuple[Path, ...]:
        """What cannot be made again: drafts, registry, secrets, database."""
        named = (
            *(draft.file for draft in self.drafts),
            self.stakeholders.registry,
            *(box.password_file for box in self.boxes.values()),
            self.letters.password_file,
            self.proof.key_file,
            self.proof.certificates,
            *(
                self.store.database.removeprefix("sqlite:///") + part
                for part in ("", "-wal", "-shm")
            ),
        )
        return tuple(self.path(path) for path in named if path)

    @property
    def site_folder(self) -> Path:
        """The folder of the public record."""
        return self.path(self.publication.folder)

    @property
    def compilations_folder(self) -> Path:
        """The folder of the compilations as files; beside the site if none is named."""
        named = self.publication.compilations
        return self.path(named) if named else self.site_folder.parent / "compilations"
