"""How is an object store asked, and what if it does not answer?

A call that the store fails (5xx, a broken or a silent connection) is made again
after a pause that grows; when that does not help, `Deferred` says so. What a person
must put right, a bucket that is not there or a key that is refused, is a `Fault`.
Objects are written once and read back before anybody relies on them.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, TypeVar
from urllib.parse import urlsplit

from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import S3Store

from pipeline.faults import Deferred, Fault

T = TypeVar("T")

#: A failed call is made again after pauses of up to so many seconds, unless all
#: that took twice as long as one call may take.
_PAUSES = (0.1, 0.3, 1.0, 3.0)
#: What the machine said of a connection, amid the innards of an error.
_SYSTEM = re.compile(r'code: \d+,\s+kind: \w+,\s+message: "([^"]+)"')
_CODE = re.compile(r"<Code>(\w+)</Code>")
#: What S3 answers where trying again is of no use, and what a person can do.
_REFUSED = {
    "NoSuchBucket": "there is no such bucket; make it, or correct store.archive",
    "AccessDenied": "the key may not do this; let it list, read and write there",
    "InvalidAccessKeyId": "it does not know the key; correct AWS_ACCESS_KEY_ID",
    "SignatureDoesNotMatch": "the secret is wrong; correct AWS_SECRET_ACCESS_KEY",
    "ExpiredToken": "the session has ended; renew AWS_SESSION_TOKEN",
    "RequestTimeTooSkewed": "this machine's clock is wrong; have NTP set it",
    "PermanentRedirect": "the bucket is in another region; correct AWS_REGION",
    "NotImplemented": (
        "it does not know If-None-Match, without which two writers could overwrite "
        "each other; use a store that does"
    ),
}
#: One of these says by which credentials the store is asked. Without any, the
#: address of a cloud's metadata would be asked for some, which nobody wished.
_CREDENTIALS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_METADATA_ENDPOINT",
)


class Object(NamedTuple):
    """An object as a listing tells it; the size in bytes."""

    key: str
    size: int


class Objects:
    """The objects under `s3://BUCKET/PREFIX`; keys count from the prefix.

    A call may take `timeout` seconds.
    """

    def __init__(self, url: str, timeout: float) -> None:
        """Find out how the store is reached; Fault says what that lacks."""
        _check_environment(url)
        self.url = url.rstrip("/")
        self._timeout = timeout
        place = urlsplit(self.url)
        try:
            self._store = S3Store(
                place.netloc,
                prefix=place.path.strip("/") or None,
                client_options={
                    "allow_http": True,  # where AWS_ENDPOINT_URL says so
                    "connect_timeout": "5s",
                    "timeout": timedelta(seconds=timeout),
                },
                retry_config={"max_retries": 0},  # it is we who try again
            )
        except BaseError as error:  # half a key, or a setting it does not know
            raise Fault(f"{url} cannot be used: {_said(error)}.") from error

    def get(self, key: str) -> bytes | None:
        """Return the bytes of an object; None when there is none."""
        try:
            return self._asked(lambda: self._store.get(key).bytes().to_bytes())
        except FileNotFoundError:
            return None

    def part(self, key: str, start: int, size: int) -> bytes:
        """Return so many bytes of an object from there, or what there is of them."""

        def ask() -> bytes:
            return self._store.get_range(key, start=start, length=size).to_bytes()

        try:
            return self._asked(ask) if size else b""
        except FileNotFoundError:
            return b""

    def create(self, key: str, data: bytes) -> bool:
        """Write an object and read it back, unless there is one; tell if we did."""
        try:
            self._put(key, data, "create")
        except AlreadyExistsError:
            return False
        self._read_back(key, data)
        return True

    def replace(self, key: str, data: bytes) -> None:
        """Write an object in the place of a damaged one, and read it back."""
        self._put(key, data, "overwrite")
        self._read_back(key, data)

    def under(self, folder: str) -> Iterator[Object]:
        """Go through the objects in a folder and below it."""
        found = self._asked(lambda: self._store.list(folder).collect())
        return (Object(one["path"], one["size"]) for one in found)

    def folders(self, folder: str) -> list[str]:
        """Name the folders in a folder, sorted."""
        found = self._asked(lambda: self._store.list_with_delimiter(folder))
        return sorted(found["common_prefixes"])

    def size(self, key: str) -> int | None:
        """Return how many bytes an object has; None when there is none."""
        try:
            return self._asked(lambda: self._store.head(key))["size"]
        except FileNotFoundError:
            return None

    def modified(self, key: str) -> datetime:
        """Say when an object was written, by the clock of the store."""
        return self._asked(lambda: self._store.head(key))["last_modified"]

    def _put(self, key: str, data: bytes, mode: Literal["create", "overwrite"]) -> None:
        self._asked(lambda: self._store.put(key, data, mode=mode, use_multipart=False))

    def _read_back(self, key: str, data: bytes) -> None:
        if self.get(key) != data:
            raise Deferred(
                f"The object store did not keep {self.url}/{key} as it was sent. It "
                "is written again.",
                timedelta(minutes=1),
            )

    def _asked(self, call: Callable[[], T]) -> T:
        """Return what a call returns; make it again while that can help.

        What is not there is a FileNotFoundError, also if it is a part of an object.
        """
        end = time.monotonic() + 2 * self._timeout
        for pause in (*_PAUSES, None):
            try:
                return call()
            except AlreadyExistsError:
                raise
            except (FileNotFoundError, BaseError) as error:
                code = (*_CODE.findall(str(error)), "")[0]
                if code in _REFUSED:
                    told = f"{self.url} cannot be used: {_REFUSED[code]}."
                    raise Fault(told) from error
                if isinstance(error, FileNotFoundError):
                    raise
                if code == "InvalidRange":
                    raise FileNotFoundError(str(error)) from error
                if pause is None or time.monotonic() > end:
                    raise self._silent(error) from error
            time.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 (no secret)
        raise AssertionError  # the last pause is None

    def _silent(self, error: Exception) -> Deferred:
        endpoint = os.environ.get("AWS_ENDPOINT_URL", "Amazon's own")
        return Deferred(
            f"The object store {self.url} does not answer as it should "
            f"({_said(error)}). It was asked at AWS_ENDPOINT_URL, {endpoint}: check "
            "that, and that it runs. Nothing is lost; once it answers, all goes on.",
            timedelta(minutes=1),
        )


def _said(error: Exception) -> str:
    """Return what an error says, without the request and without its innards."""
    said = str(error).partition("\n")[0].rpartition(" - ")[2].rstrip(": ")
    return ": ".join([said, *_SYSTEM.findall(str(error))[-1:]])


def _check_environment(url: str) -> None:
    """Raise Fault where the environment does not say how the store is reached."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL", "https://s3.example.org")
    place = urlsplit(endpoint)
    if place.scheme not in ("http", "https") or not place.hostname:
        raise Fault(
            f"AWS_ENDPOINT_URL is {endpoint!r}, which is no address; write one such as "
            "https://s3.example.org, or leave it away for Amazon's own."
        )
    if not any(map(os.environ.get, _CREDENTIALS)):
        raise Fault(
            f"The archive {url} needs a key: set AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY in the environment, never in config.toml."
        )
