"""What a learner reads of where their words lie is true on their own computer, and on a server that others run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_lib import kernel, paths
from course_lib.activities.frame.frame import Activity
from course_lib.content import notebook
from course_lib.content.reader import Content
from course_lib.models import Words
from tests.support.places import ROOT

#: What is said of the computer at which the learner sits, which is theirs on a hub too: its voice, its downloads.
OF_THE_BROWSER = {"voices_note", "voices_none", "taken", "made_it"}
#: What nobody can promise of a computer that somebody else runs.
PROMISE = re.compile(r"this computer|only you|goes to nobody|(?<!shown to )nobody else (sees|reads)", re.IGNORECASE)


@pytest.fixture
def anew() -> Iterator[None]:
    """The kernel of this process begins its session anew, then and afterwards."""
    kernel.session.cache_clear()
    yield
    kernel.session.cache_clear()


@pytest.mark.parametrize(("user", "place"), [(None, "this computer"), ("mireille", "the server that runs this course")])
@pytest.mark.usefixtures("anew")
def test_a_private_page_says_where_it_would_be_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, user: str | None, place: str
) -> None:
    monkeypatch.setenv("EMPATHY_HOME", str(tmp_path))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    if user:
        monkeypatch.setenv("JUPYTERHUB_USER", user)

    reflection = kernel.show("reflect", "why-you-are-here")

    assert isinstance(reflection, Activity)
    assert f"on {place}" in reflection.words["keep"]


@pytest.mark.parametrize(("kind", "key"), [("reflect", "kept"), ("attend", "only_if"), ("kept", "where")])
def test_who_can_read_it_on_a_server_is_said_where_it_is_kept(kind: str, key: str) -> None:
    says = Content(paths.data(), on_hub=True).words()[kind][key]

    assert "Whoever runs the server, or keeps its backups, can read what lies there." in says


@pytest.mark.parametrize(("kind", "key"), [("reflect", "forgotten"), ("attend", "forgotten"), ("kept", "deleted")])
def test_what_was_deleted_on_a_server_may_be_in_a_backup_and_that_is_said(kind: str, key: str) -> None:
    at_home, on_hub = (Content(paths.data(), hub).words()[kind][key] for hub in (False, True))

    assert "backup" in on_hub
    assert "backup" not in at_home


def test_on_a_hub_no_word_promises_what_only_ones_own_computer_keeps() -> None:
    words = Content(paths.data(), on_hub=True).words()

    assert [
        (kind, key)
        for kind, said in words.items()
        for key, text in said.items()
        if PROMISE.search(text) and key not in OF_THE_BROWSER
    ] == []


def test_each_wording_for_a_hub_differs_from_the_one_at_home() -> None:
    files = Content(paths.data()).all(Words)

    assert {one.id for one in files if one.on_hub} == {"reflect", "attend", "kept"}
    assert [(one.id, key) for one in files for key, text in one.on_hub.items() if one.by_key()[key] == text] == []


def test_no_lesson_says_that_answers_stay_on_this_computer_alone() -> None:
    found = [
        (file.name, cell.id)
        for file in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in notebook.read(file).cells
        if PROMISE.search(" ".join(cell.source.split()))
    ]

    assert found == [("00-welcome.ipynb", "what-is-kept")]  # it tells of both
