"""The settings of a hub: what is said holds, what isn't has a default, and what can't be is told to the admin."""

from __future__ import annotations

import grp
import os
import pwd
import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel
from traitlets.config.loader import PyFileConfigLoader

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.courses import Further
from course_lib.ops.hub.providers import Lti, OAuth
from course_lib.ops.hub.site import LONGEST_RUNTIME, Site, letter, read
from tests.support.places import ROOT

#: A table in which nothing is missing.
OAUTH = """[oauth]
client_id = "x"
authorize_url = "https://a.org"
token_url = "https://a.org"
userdata_url = "https://a.org"
"""
EVENING = """[[further_courses]]
course = "evening"
group = "late"
instructor = "omar"
"""
EXAMPLE = ROOT / "deploy" / "site.toml.example"


def told(text: str) -> str:
    """What the admin reads of a file with this text."""
    with pytest.raises(ContentError) as wrong:
        Site.of(text, Path("site.toml"))
    return str(wrong.value)


def test_what_the_file_says_holds() -> None:
    site = Site.of('address = "https://empathy.example.org/teach/"\nidle_minutes = 60\nexchange = "/srv/exchange"\n')

    assert (site.address, site.idle_minutes) == ("https://empathy.example.org/teach", 60)
    assert site.exchange == Path("/srv/exchange")
    assert (site.origin, site.parts.path) == ("https://empathy.example.org", "/teach")


def test_the_example_names_every_setting_with_what_holds_without_it() -> None:
    said = tomllib.loads(filled_in(EXAMPLE.read_text("utf-8")))

    assert set(said) == set(Site.model_fields)
    del said["further_courses"]
    shown = {name: str(value) for name, value in Site().model_dump(include=set(said)).items() if value is not None}
    assert {name: str(said[name]) for name in shown} == shown


@pytest.mark.parametrize(("table", "shape"), [("oauth", OAuth), ("lti13", Lti), ("further_courses", Further)])
def test_the_examples_tables_name_all_that_can_be_said_and_can_be_used_as_they_are(
    table: str, shape: type[BaseModel]
) -> None:
    text = filled_in(EXAMPLE.read_text("utf-8"))
    said, read = tomllib.loads(text)[table], getattr(Site.of(text), table)
    if table == "further_courses":
        [said], [read] = said, read

    assert set(said) == set(shape.model_fields)
    for name, field in shape.model_fields.items():
        if not field.is_required() and field.default is not None:
            assert getattr(read, name) == field.default, name


def filled_in(example: str) -> str:
    """The example with every setting in force."""
    rows = [row[2:] for row in example.splitlines() if row.startswith("# ")]
    return "\n".join(row for row in rows if re.match(r"\w+ = |\[", row))


def test_nbgraders_configuration_has_the_same_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPATHY_SITE", str(tmp_path / "none.toml"))
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT / "deploy")).load_config()

    assert (config.Exchange.root, config.CourseDirectory.course_id) == (str(Site().exchange), Site().course)


def test_nbgraders_configuration_reads_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site.toml").write_text('exchange = "/srv/exchange"\ncourse = "empathy-2"\n')
    monkeypatch.setenv("EMPATHY_SITE", str(tmp_path / "site.toml"))
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT / "deploy")).load_config()

    assert (config.Exchange.root, config.CourseDirectory.course_id) == ("/srv/exchange", "empathy-2")


def test_nbgrader_lists_the_courses_that_somebody_is_in_each_in_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = grp.getgrgid(pwd.getpwuid(os.getuid()).pw_gid).gr_name
    monkeypatch.setenv("EMPATHY_SITE", str(tmp_path / "site.toml"))
    listed = []
    for first, second in ((mine, "no-group"), ("no-group", mine), (mine, mine)):
        (tmp_path / "site.toml").write_text(f'group = "{first}"\n{EVENING.replace("late", second)}')
        config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT / "deploy")).load_config()
        listed.append((config.CourseDirectory.course_id, config.Exchange.path_includes_course))

    assert listed == [("empathy-in-practice", True), ("evening", True), ("", True)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('adress = "https://a.org"', "site.toml:1: adress: unknown key; did you mean `address`?"),
        ("\nzebra = 1", "site.toml:2: zebra: unknown key; remove it (deploy/site.toml.example lists all keys)"),
        ("address = https://a.org", "site.toml:1: this is no TOML"),
        ('idle_minutes = "60"', "site.toml:1: idle_minutes: this must be a whole number without quotes"),
        ('group = "a"\nidle_minutes = -1', "site.toml:2: idle_minutes: "),
        ("own_addresses = 0", "own_addresses: write true or false"),
        ('address = "empathy.example.org"', "is no address; write it as people type it"),
        ('address = "ftp://a.org"', "is no address"),
        ('listen = "8000"', "is no IP address and port"),
        ('certificate = "hub.pem"', "certificate: “hub.pem” must begin with a slash"),
        ("hub_port = 70000", "hub_port: "),
        ('sign_in = "pam"', "sign_in: “pam” is not one of accounts, native, oauth, lti13"),
        (OAUTH.replace("client_id", "client"), "site.toml:2: oauth, client: unknown key; did you mean `client_id`?"),
        (OAUTH.replace("client_id", "client"), "site.toml:1: oauth, client_id: this key is missing; add it"),
        (OAUTH.replace("https", "http"), "site.toml:3: oauth, authorize_url: “http://a.org” isn't encrypted"),
        (f'{OAUTH}username_key = "name"', "site.toml:6: oauth, username_key: “name” is how somebody is called"),
        (f'{OAUTH}client_secret_file = "secret"', "oauth, client_secret_file: “secret” must begin with a slash"),
        (f'{OAUTH}client_secret = "abc"', "oauth, client_secret: unknown key; did you mean `client_secret_file`?"),
        ('[lti13]\nusername_key = "email"', "site.toml:2: lti13, username_key: an e-mail address changes"),
        (f'runtime = "/{"x" * LONGEST_RUNTIME}"', "is too long for sockets in it"),
        (f"{EVENING}teacher = 'x'", "site.toml:5: further_courses 1, teacher: unknown key"),
        (f"{EVENING}{EVENING.replace('omar', 'o m')}", "two courses have the course evening; each needs a name of"),
        (EVENING.replace("omar", ""), "site.toml:4: further_courses 1, instructor: this is empty"),
        (EVENING.replace('"evening"', '"Evening"'), "site.toml:2: further_courses 1, course: “Evening” is no id"),
        (f'group = "late"\n{EVENING}', "two courses have the group late; each needs a group of its own"),
        (f'instructor = "omar"\n{EVENING}', "two courses have the instructor omar; each needs an account of its own"),
        (f"grading = true\ngrading_port = 583\n{EVENING}grading = true", "two courses have the grading_port 583"),
    ],
)
def test_what_cannot_be_is_told_with_its_line_and_what_to_do(text: str, says: str) -> None:
    assert says in told(text)


def test_the_settings_are_the_first_course_and_further_ones_stand_beside_it() -> None:
    first, second = Site.of(f'instructor = "ines"\n{EVENING}').courses

    assert (first.course, first.group, first.instructor) == ("empathy-in-practice", "empathy", "ines")
    assert (second.course, second.group, second.instructor) == ("evening", "late", "omar")


def test_a_letter_about_a_further_course_names_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site.toml").write_text(f'instructor = "ines"\n{EVENING}{EVENING.replace("evening", "night")}')
    monkeypatch.setenv("EMPATHY_SITE", str(tmp_path / "site.toml"))
    night = Further(course="night", group="late", instructor="omar")

    assert str(letter("group", "says", night)).endswith("site.toml:8: further_courses 2, group: says")


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert len(told('adress = "x"\nidle_minutes = "60"').splitlines()) == 2


def test_without_a_file_it_is_a_trial_on_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EMPATHY_SITE", raising=False)
    monkeypatch.setattr("course_lib.ops.hub.site.FILE", tmp_path / "none.toml")

    assert read() == Site()


def test_a_file_that_is_meant_and_is_not_there_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPATHY_SITE", str(tmp_path / "none.toml"))

    with pytest.raises(ContentError, match=r"none\.toml:1: this file isn't there; copy site\.toml\.example"):
        read()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root reads for root")
@pytest.mark.parametrize("mode", [0o664, 0o646])
def test_root_reads_no_file_that_others_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int) -> None:
    (tmp_path / "site.toml").touch()
    (tmp_path / "site.toml").chmod(mode)
    monkeypatch.setenv("EMPATHY_SITE", str(tmp_path / "site.toml"))

    with pytest.raises(ContentError, match="others than root may write it; run `chown root"):
        read()
    (tmp_path / "site.toml").chmod(0o644)
    assert read() == Site()
