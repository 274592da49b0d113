"""Which file is the configuration, and can it be used as it is?"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import EnvSettingsSource, SettingsError

from pipeline.faults import Complaint, ConfigurationFault
from pipeline.settings.across import complaints_across, remarks
from pipeline.settings.complaints import complaint, secrets_in
from pipeline.settings.model import ENVIRONMENT, Settings
from pipeline.settings.written import misspelt


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
        raise _unusable("the configuration", "file", what)
    return path


def load(path: Path) -> Settings:
    """Read and check the configuration; raise ConfigurationFault with all faults."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError:
        what = "is no text in UTF-8; write it with a text editor, as UTF-8"
        raise _unusable(path.name, "file", what) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationFault(path.name, [misspelt(error, text)]) from None
    base = path.resolve().parent
    faults = list(secrets_in(tables, text))
    environment: dict[str, Any] = {}
    try:
        environment = EnvSettingsSource(Settings)()
        settings = Settings(base=base, **tables)
    except SettingsError:
        what = """a list or table cannot be read; write it as JSON, as '["en", "fr"]'"""
        faults.append(Complaint(line=None, where="in the environment", what=what))
    except ValidationError as error:
        # a list is not too short where only its items are wrong: they are told already
        errors = [
            e for e in error.errors() if e["type"] != "too_short" or not e["input"]
        ]
        faults += [complaint(e, text, environment) for e in errors]
    both = _overlaid(tables, environment)
    faults += complaints_across(both, base, text, environment)
    if faults:
        faults += remarks(both, text, environment)
        raise ConfigurationFault(path.name, sorted(faults, key=lambda f: f.line or 0))
    return settings


def _overlaid(tables: dict[str, Any], environment: Mapping[str, Any]) -> dict[str, Any]:
    """Let the environment win key by key, here as in the settings."""
    both = dict(tables)
    for key, value in environment.items():
        inside = both.get(key, {})
        if isinstance(value, dict) and isinstance(inside, dict):
            both[key] = _overlaid(inside, value)
        else:
            both[key] = value
    return both


def _unusable(name: str, where: str, what: str) -> ConfigurationFault:
    return ConfigurationFault(name, [Complaint(line=None, where=where, what=what)])
