"""Who may open formgrader on a hub, by the settings; what can't be is told to the admin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from traitlets.config import Config

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub import formgrader
from course_lib.ops.hub.site import Site

#: An account that every system has stands for each.
HERE = "nobody"
ON = f'grading = true\ninstructor = "{HERE}"\n'


@pytest.fixture
def in_the_class(monkeypatch: pytest.MonkeyPatch) -> None:
    """The account is of the class."""
    monkeypatch.setattr(formgrader, "learners", lambda group, instructor: {HERE, "erased"})


@pytest.mark.parametrize("text", ["", ON, f'{ON}markers = ["{HERE}"]'])
def test_what_can_be_is_let_be(in_the_class: None, text: str) -> None:
    formgrader.require(Site.of(text))


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('markers = ["jo"]', "markers", "nobody marks in this course yet; write grading = true"),
        ("grading = true", "grading", "name it under `instructor`"),
        (f"{ON}own_addresses = false", "grading", "any student's page could give marks as you"),
        (ON.replace(HERE, "ines"), "instructor", "ines can't sign in; run `usermod --append --groups empathy ines`"),
        (f'{ON}markers = ["jo"]', "markers", "jo is no account of the class"),
        (f'{ON}markers = ["erased"]', "markers", "erased is no account of the class"),
    ],
)
def test_what_cannot_be_is_told(in_the_class: None, text: str, key: str, says: str) -> None:
    site = Site.of(text)
    [(where, what)] = formgrader.letters(site, site)

    assert where == key
    assert says in what


def test_the_letter_names_the_file_and_the_line(
    in_the_class: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.toml").write_text(f'{ON}markers = ["jo"]\n')
    monkeypatch.setenv("EMPATHY_SITE", str(tmp_path / "site.toml"))

    with pytest.raises(ContentError, match=r"site\.toml:3: markers: jo is no account"):
        formgrader.require(Site.of((tmp_path / "site.toml").read_text()))


def test_who_signs_in_elsewhere_need_not_be_in_the_group(in_the_class: None) -> None:
    site = Site.of(f'{ON.replace(HERE, "ines")}sign_in = "oauth"')
    assert list(formgrader.letters(site, site)) == []


def configured(text: str) -> Any:
    c = Config()
    c.JupyterHub.services, c.JupyterHub.load_roles = [], []
    site = Site.of(text)
    for course in site.courses:
        formgrader.configure(c, site, course, Path("/opt/empathy/deploy"))
    return c.JupyterHub


def test_the_instructor_and_the_markers_may_open_it_and_the_role_gives_no_more() -> None:
    [role] = configured(f'{ON}markers = ["jo", "{HERE}"]').load_roles

    assert role == {"name": "grading", "users": ["jo", HERE], "scopes": ["access:services!service=grading"]}


def test_it_has_an_address_of_its_own_and_the_process_hears_of_it() -> None:
    shown, process = configured(f'{ON}address = "https://empathy.example.org/teach"\ngrading_port = 583').services

    own = "https://grading--service.empathy.example.org/teach/services/grading/"
    assert (shown["url"], shown["oauth_redirect_uri"]) == ("http://127.0.0.1:583", f"{own}oauth_callback")
    about = process["environment"]
    assert (about["JUPYTERHUB_PUBLIC_URL"], about["JUPYTERHUB_SERVICE_PREFIX"]) == (own, "/teach/services/grading/")
    assert json.loads(about["JUPYTERHUB_OAUTH_ACCESS_SCOPES"]) == ["access:services!service=grading"]
    assert about["JUPYTERHUB_COOKIE_HOST_PREFIX_ENABLED"] == "1"
    assert about["JUPYTERHUB_API_TOKEN"] == shown["api_token"]
    assert "url" not in process  # JupyterHub ends where a process with an address is slow


def test_a_further_course_has_one_of_its_own_which_opens_to_its_own_people_alone() -> None:
    text = f'{ON}[[further_courses]]\ncourse = "evening"\ngroup = "late"\ninstructor = "omar"\ngrading = true\n'
    hub = configured(text)

    first, second = hub.load_roles
    assert first["users"] == [HERE]
    assert second == {
        "name": "grading-evening",
        "users": ["omar"],
        "scopes": ["access:services!service=grading-evening"],
    }
    [process] = [one for one in hub.services if one["name"] == "grading-evening-process"]
    assert process["environment"]["EMPATHY_COURSE"] == "evening"
    assert len({one["url"] for one in hub.services if "url" in one}) == 2


def test_its_word_is_another_one_each_time() -> None:
    assert configured(ON).services[0]["api_token"] != configured(ON).services[0]["api_token"]
