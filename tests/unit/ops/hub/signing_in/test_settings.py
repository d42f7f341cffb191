"""A hub on which nobody could sign in, or whose secret is none, doesn't start, and says why."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from course_lib.ops.hub.providers import OAuth
from course_lib.ops.hub.signing_in import known_as, settings
from course_lib.ops.hub.site import Site

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a hub runs on Linux")
URL = "https://login.example.org"


def told(place: Path, **said: Any) -> list[str]:
    site = Site(state=place, **said)
    known_as.write(known_as.file(site), {"1": "ana"})
    return [f"{key}: {says}" for key, says in settings.letters(site)]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret"
    file.write_text("of the institution")
    file.chmod(0o600)
    return file


def about(secret: Path) -> dict[str, Any]:
    urls = {"authorize_url": URL, "token_url": URL, "userdata_url": URL}
    return {"sign_in": "oauth", "oauth": OAuth.model_validate({"client_id": "x", "client_secret_file": secret, **urls})}


def test_a_hub_that_has_all_it_needs_starts(tmp_path: Path, secret: Path) -> None:
    assert [told(tmp_path, **said) for said in ({}, {"sign_in": "native"}, about(secret))] == [[], [], []]


@pytest.mark.parametrize("way", ["oauth", "lti13"])
def test_a_table_that_is_missing_is_named(tmp_path: Path, way: str) -> None:
    assert told(tmp_path, sign_in=way) == [
        f"sign_in: {way} needs a table [{way}] at the end of this file, as in site.toml.example"
    ]


def test_a_secret_that_others_may_read_is_none(tmp_path: Path, secret: Path) -> None:
    secret.chmod(0o640)

    (says,) = told(tmp_path, **about(secret))

    assert says.startswith(f"oauth: client_secret_file: others may read {secret}; run `chown root {secret}`")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file to another account")
def test_a_secret_of_another_account_s_is_none(tmp_path: Path, secret: Path) -> None:
    os.chown(secret, 65534, -1)

    assert "others may read" in told(tmp_path, **about(secret))[0]


@pytest.mark.parametrize(("left", "says"), [("", "is empty; put the secret into it"), (None, "can't be read")])
def test_a_secret_that_is_not_there_is_missed(tmp_path: Path, secret: Path, left: str | None, says: str) -> None:
    secret.unlink() if left is None else secret.write_text(left)

    assert says in told(tmp_path, **about(secret))[0]


def test_a_hub_that_knows_nobody_does_not_start(tmp_path: Path, secret: Path) -> None:
    site = Site(state=tmp_path, **about(secret))

    assert [says for _, says in settings.letters(site)] == [
        "nobody could sign in; run `empathy accounts` with the list of your class first"
    ]
