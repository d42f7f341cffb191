"""What a learner changed is never lost; what they left alone follows the course."""

import json
import os
import sys
from pathlib import Path

import pytest

from course_lib.learner.renewed import How, Renewed, unread
from course_lib.ops.launch import LaunchError, deliver, has_display, jupyter_command, served
from course_lib.ops.lesson_copy import MANIFEST


def lesson(path: Path, *sources: str, outputs: list[object] | None = None, **metadata: object) -> None:
    cells: list[dict[str, object]] = [
        {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": outputs or [], "source": source}
        for source in sources
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}))


def said(path: Path) -> list[str]:
    return [cell["source"] for cell in json.loads(path.read_text())["cells"]]


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    lesson(tmp_path / "packaged" / "01-start.ipynb", "start")
    lesson(tmp_path / "packaged" / "02-listen.ipynb", "listen")
    return tmp_path / "packaged"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def test_a_first_delivery_brings_every_lesson_and_its_pictures(lessons: Path, folder: Path) -> None:
    (lessons / "images").mkdir()
    (lessons / "images" / "ear.png").write_bytes(b"picture")

    sentences = deliver(lessons, folder)

    assert sentences == ["01-start.ipynb was added.", "02-listen.ipynb was added."]
    assert said(folder / "02-listen.ipynb") == ["listen"]
    assert (folder / "images" / "ear.png").read_bytes() == b"picture"


def test_a_second_delivery_writes_nothing(lessons: Path, folder: Path) -> None:
    deliver(lessons, folder)
    before = everything(folder)

    assert deliver(lessons, folder) == []
    assert everything(folder) == before


def test_a_lesson_that_was_only_run_follows_the_course(lessons: Path, folder: Path) -> None:
    deliver(lessons, folder)
    lesson(folder / "01-start.ipynb", "start", outputs=[{"output_type": "stream", "name": "stdout", "text": "hi"}])
    lesson(lessons / "01-start.ipynb", "start, better")

    assert deliver(lessons, folder) == ["01-start.ipynb was brought up to date."]
    assert said(folder / "01-start.ipynb") == ["start, better"]


def test_new_metadata_alone_is_a_new_version(lessons: Path, folder: Path) -> None:
    deliver(lessons, folder)
    lesson(lessons / "01-start.ipynb", "start", empathy_in_practice={"lesson": "start"})

    deliver(lessons, folder)

    assert (folder / "01-start.ipynb").read_bytes() == (lessons / "01-start.ipynb").read_bytes()


def test_a_changed_lesson_stays_and_the_new_version_is_put_beside_it(lessons: Path, folder: Path) -> None:
    deliver(lessons, folder)
    lesson(folder / "01-start.ipynb", "start", "my notes")
    mine = (folder / "01-start.ipynb").read_bytes()
    assert deliver(lessons, folder) == []
    lesson(lessons / "01-start.ipynb", "start, better")

    (sentence,) = deliver(lessons, folder)

    assert "You changed 01-start.ipynb" in sentence
    assert "01-start (new).ipynb" in sentence
    assert (folder / "01-start.ipynb").read_bytes() == mine
    assert said(folder / "01-start (new).ipynb") == ["start, better"]
    assert deliver(lessons, folder) == []


def test_a_new_version_replaces_the_last_one_beside_a_changed_lesson_unless_that_was_worked_in(
    lessons: Path, folder: Path
) -> None:
    deliver(lessons, folder)
    lesson(folder / "01-start.ipynb", "my own")
    lesson(lessons / "01-start.ipynb", "second")
    deliver(lessons, folder)
    lesson(lessons / "01-start.ipynb", "third")
    deliver(lessons, folder)
    assert said(folder / "01-start (new).ipynb") == ["third"]

    lesson(folder / "01-start (new).ipynb", "third, with my notes")
    lesson(lessons / "01-start.ipynb", "fourth")
    deliver(lessons, folder)

    assert said(folder / "01-start.ipynb") == ["my own"]
    assert said(folder / "01-start (new).ipynb") == ["third, with my notes"]
    assert said(folder / "01-start (new 2).ipynb") == ["fourth"]


def test_what_became_of_lessons_is_told_until_it_has_been_read(lessons: Path, folder: Path) -> None:
    lesson(lessons / "home.ipynb", "home")
    deliver(lessons, folder)
    assert unread(folder) == []
    lesson(folder / "02-listen.ipynb", "listen", "my notes")
    for name in ("01-start", "02-listen", "home"):
        lesson(lessons / f"{name}.ipynb", f"{name}, better")

    deliver(lessons, folder)
    (folder / "01-start.ipynb").write_text("torn")
    deliver(lessons, folder)

    assert unread(folder) == [
        Renewed("01-start.ipynb", How.MENDED, "01-start (damaged).ipynb"),
        Renewed("02-listen (new).ipynb", How.BESIDE, "02-listen.ipynb"),
    ]


def test_what_could_not_be_delivered_is_not_told(lessons: Path, folder: Path) -> None:
    deliver(lessons, folder)
    lesson(lessons / "01-start.ipynb", "start, better")
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this account may write anywhere")
        with pytest.raises(LaunchError):
            deliver(lessons, folder)
    finally:
        folder.chmod(0o700)

    assert unread(folder) == []


def test_a_deleted_lesson_comes_back(lessons: Path, folder: Path) -> None:
    deliver(lessons, folder)
    (folder / "02-listen.ipynb").unlink()

    assert deliver(lessons, folder) == ["02-listen.ipynb was missing and is back."]
    assert said(folder / "02-listen.ipynb") == ["listen"]


def test_without_its_list_a_lesson_of_the_course_is_known_again_and_another_is_kept(
    lessons: Path, folder: Path
) -> None:
    lesson(folder / "01-start.ipynb", "start", outputs=[{"output_type": "stream", "name": "stdout", "text": "hi"}])
    lesson(folder / "02-listen.ipynb", "mine")
    before = (folder / "01-start.ipynb").read_bytes()

    (sentence,) = deliver(lessons, folder)

    assert "02-listen (new).ipynb" in sentence
    assert (folder / "01-start.ipynb").read_bytes() == before
    assert said(folder / "02-listen.ipynb") == ["mine"]


@pytest.mark.parametrize("content", ["{", "[]", '{"01-start.ipynb": 1}', '{"01-start.ipynb": {"file": "x"}}'])
def test_a_damaged_list_loses_nothing_and_is_told(lessons: Path, folder: Path, content: str) -> None:
    deliver(lessons, folder)
    lesson(folder / "01-start.ipynb", "mine")
    (folder / MANIFEST).write_text(content)

    sentences = deliver(lessons, folder)

    assert "was damaged and was made anew" in sentences[0]
    assert said(folder / "01-start.ipynb") == ["mine"]
    assert deliver(lessons, folder) == []


def test_a_folder_that_cannot_be_written_is_told(lessons: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "mine"
    in_the_way.write_text("a file, not a folder")

    with pytest.raises(LaunchError, match="Check that you may write to this folder"):
        deliver(lessons, in_the_way)


def test_a_write_that_fails_leaves_no_part_of_a_file(
    lessons: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(lessons, folder)
    lesson(lessons / "01-start.ipynb", "start, better")
    before = everything(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LaunchError, match="No space left on device"):
        deliver(lessons, folder)
    assert everything(folder) == before


def test_an_installation_without_lessons_is_told(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match="install the course again"):
        deliver(tmp_path, tmp_path / "mine")


def test_the_command_opens_a_page_in_the_learners_folder() -> None:
    command = jupyter_command(Path("work"), "01 start.ipynb", browser=True)

    assert command[:3] == [sys.executable, "-m", "jupyterlab"]
    assert "--ServerApp.root_dir=work" in command
    assert "--LabApp.default_url=/lab/tree/01%20start.ipynb" in command
    assert not {"--no-browser", "--allow-root"} & set(command)


def test_in_a_clone_an_instructors_links_to_assignments_lead_somewhere(tmp_path: Path) -> None:
    clone = tmp_path / "clone"

    assert served(clone / "notebooks", clone / "my-course") == clone
    assert served(clone / "notebooks", tmp_path / "elsewhere") == tmp_path / "elsewhere"


def test_the_command_follows_port_root_and_a_missing_browser() -> None:
    command = jupyter_command(Path("work"), "a.ipynb", browser=False, port=9000, root=True)

    assert {"--no-browser", "--allow-root", "--ServerApp.port=9000"} <= set(command)


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"BROWSER": "firefox"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_known_by_platform_and_environment(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert has_display(platform, environ) is expected
