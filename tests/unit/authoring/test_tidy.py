"""Tidy notebooks: no outputs, ids that are words and stay, the course's own code hidden."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from course_lib.__main__ import main
from course_lib.authoring.tidy import WINDOW, notebooks, tidied, tidy
from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError
from tests.support.places import ROOT


def cell(kind: str, source: str, name: str = "3f2a1b9c", **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "id": name, "metadata": {}, "source": source, **more}


def book(*cells: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def after(*cells: dict[str, Any]) -> list[dict[str, Any]]:
    return list(json.loads(tidied(book(*cells)))["cells"])


def test_outputs_and_counts_are_stripped() -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "hello"}

    [done] = after(cell("code", "print('hello')", execution_count=7, outputs=[output]))

    assert (done["outputs"], done["execution_count"]) == ([], None)


def test_ids_become_the_words_of_the_heading_the_activity_or_the_beginning() -> None:
    done = after(
        cell("markdown", "# Hearing what’s felt, in a café, today and here"),
        cell("code", "import course_lib as course"),
        cell("code", 'course.quiz("hearing-feelings")'),
        cell("markdown", "Some prose without a heading, and more."),
        cell("code", "course.kept()"),
        cell("markdown", "***"),
    )

    assert [one["id"] for one in done] == [
        "hearing-whats-felt-in-a",
        "start",
        "quiz-hearing-feelings",
        "some-prose-without-a-heading",
        "kept",
        "cell",
    ]


def test_an_id_that_is_words_is_kept_whatever_the_cell_says() -> None:
    [done] = after(cell("markdown", "# A new heading", "the-old-name"))

    assert done["id"] == "the-old-name"


@pytest.mark.parametrize("given", ["deadbeef", "3f2a1b9c", "0b5e7a52-8f6b-4b8e-9a6f-5d3f0f9a1c11", "", "Title"])
def test_an_id_that_a_program_made_is_replaced(given: str) -> None:
    [done] = after(cell("markdown", "# Hearing anger", given))

    assert done["id"] == "hearing-anger"


def test_two_cells_never_have_the_same_id_and_the_older_words_win() -> None:
    done = after(
        cell("markdown", "## Try it"),
        cell("markdown", "## Try it"),
        cell("markdown", "## Try it", "try-it"),
        cell("markdown", "## Other", "try-it"),
    )

    assert [one["id"] for one in done] == ["try-it-2", "try-it-3", "try-it", "other"]


def test_the_course_s_own_code_is_hidden_and_other_code_is_not() -> None:
    done = after(
        cell("code", "import course_lib as course"),
        cell("code", '# a quiz\ncourse.quiz("one")'),
        cell("code", 'chosen = course.quiz("one")'),
        cell("code", "1 + 1"),
        cell("code", "not python at all ("),
        cell("markdown", 'course.quiz("one")'),
    )

    assert [one["metadata"].get("jupyter") for one in done] == [{"source_hidden": True}] * 2 + [None] * 4


def test_metadata_is_minimal_and_grading_and_the_lesson_are_kept() -> None:
    graded = {"grade": True, "grade_id": "one", "points": 2}
    given = cell("code", "1", metadata={"nbgrader": graded, "collapsed": True, "tags": [], "scrolled": "auto"})
    said = book(
        given, empathy_in_practice={"lesson": "one"}, widgets={"state": {}}, vscode={}, kernelspec={"name": "x"}
    )

    done = json.loads(tidied(said))

    assert done["cells"][0]["metadata"] == {"nbgrader": graded}
    assert set(done["metadata"]) == {"empathy_in_practice", "kernelspec", "language_info"}
    assert done["metadata"]["kernelspec"]["name"] == "python3"


def test_attachments_and_locks_are_kept() -> None:
    pictures = {"a.png": {"image/png": "AAAA"}}
    [done] = after(cell("markdown", "![a](attachment:a.png)", attachments=pictures, metadata={"editable": False}))

    assert done["attachments"] == pictures
    assert done["metadata"] == {"editable": False}


def test_tidying_twice_changes_nothing() -> None:
    once = tidied(book(cell("markdown", "## Try it"), cell("code", "course.kept()\n\n"), cell("raw", "")))

    assert tidied(json.loads(once)) == once


def test_a_tidy_notebook_is_a_valid_notebook() -> None:
    text = tidied(book(cell("markdown", "# One\n\ntext"), cell("code", "course.kept()"), cell("raw", "x")))

    nbformat.validate(nbformat.reads(text, as_version=4))
    assert nbformat.writes(nbformat.reads(text, as_version=4)) + "\n" == text


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for name in ("notebooks/00-one.ipynb", "assignments/one/one.ipynb"):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(book(cell("markdown", "# “One”"))), encoding="utf-8")
    return tmp_path


def test_lessons_and_assignments_are_tidied_once(course: Path) -> None:
    assert tidy(course) == notebooks(course)
    assert len(notebooks(course)) == 2
    assert tidy(course) == []
    assert notebook.read(notebooks(course)[1]).cells[0].id == "one"


def test_checking_tells_and_writes_nothing(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = [file.read_bytes() for file in notebooks(course)]

    assert main(["tidy", "--check", "--course", str(course)]) == 1
    assert capsys.readouterr().out.count("is untidy; run `python -m course_lib tidy`") == 2
    assert [file.read_bytes() for file in notebooks(course)] == before

    assert main(["tidy", "--course", str(course)]) == 0
    assert main(["tidy", "--check", "--course", str(course)]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"nbformat": 3, "cells": []}',
        '{"nbformat": 4, "cells": [5], "metadata": {}}',
        "[" * 200_000,
        '{"nbformat": 4, "cells": [{"source": 1}], "metadata": {}}',
        '{"nbformat": 4, "cells": [{"source": "", "cell_type": "raw", "metadata": {"jupyter": 1}}], "metadata": {}}',
        '{"nbformat": 4, "cells": [{"source": "", "cell_type": "raw", "metadata": {}}], "metadata": null}',
    ],
)
def test_what_is_no_notebook_is_a_letter_and_left_alone(course: Path, text: str) -> None:
    file = course / "notebooks" / "00-one.ipynb"
    file.write_text(text)

    with pytest.raises(ContentError, match=r"00-one\.ipynb:1: this is no notebook that can be read"):
        tidy(course)

    assert file.read_text() == text


HALF = json.dumps(book(cell("markdown", "one"), cell("markdown", "half \ud83d")))


def test_half_an_emoji_is_a_letter_and_no_notebook_is_touched(course: Path) -> None:
    files = notebooks(course)
    files[1].write_text(HALF)
    before = [file.read_bytes() for file in files]

    with pytest.raises(ContentError, match=r"00-one\.ipynb:1: half a character, .* stands in cell 2"):
        tidy(course)

    assert [file.read_bytes() for file in files] == before


def test_half_an_emoji_outside_the_cells_text_is_a_letter(course: Path) -> None:
    file = notebooks(course)[0]
    file.write_text(json.dumps(book(cell("markdown", "one"), title="\ud83d")))

    with pytest.raises(ContentError, match="stands in its outputs or metadata"):
        tidy(course)


def test_every_notebook_that_cannot_be_read_is_told_at_once(course: Path) -> None:
    for file in notebooks(course):
        file.write_text("{")

    with pytest.raises(ContentError) as caught:
        tidy(course)

    assert len(caught.value.letters) == 2


def test_a_disk_without_room_leaves_the_notebook_as_it_was_and_is_a_letter(course: Path) -> None:
    file = course / "notebooks" / "00-one.ipynb"
    file.write_text(json.dumps(book(cell("markdown", "# One\n" + "word " * 4000))))
    before = file.read_bytes()
    limited = (
        "import resource, sys; from course_lib.__main__ import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.exit(main(['tidy', '--course', sys.argv[1]]))"
    )

    done = subprocess.run([sys.executable, "-c", limited, course], capture_output=True, text=True, cwd=ROOT)

    assert done.returncode == 1
    assert done.stderr == "notebooks/00-one.ipynb:1: this could not be written (File too large); it is as it was\n"
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["00-one.ipynb"]


def test_a_notebook_without_cells_is_tidied_like_any_other(course: Path) -> None:
    notebooks(course)[1].write_text(json.dumps(book()))

    assert notebooks(course)[1] in tidy(course)
    assert notebook.read(notebooks(course)[1]).cells == ()
    assert tidy(course) == []


def test_the_browser_has_the_words_of_the_data_folder(course: Path) -> None:
    shutil.copytree(ROOT / "data", course / "data", dirs_exist_ok=True)
    (course / WINDOW).parent.mkdir(parents=True)
    (course / WINDOW).write_text("{}")
    tidy(course)

    words = course / "data" / "words" / "lesson.yml"
    words.write_text(words.read_text("utf-8").replace("ready: Ready.", "ready: Here we are."), encoding="utf-8")

    assert tidy(course, write=False) == [course / WINDOW]
    assert tidy(course) == [course / WINDOW]
    assert json.loads((course / WINDOW).read_text("utf-8"))["ready"] == "Here we are."


def test_the_committed_words_of_the_browser_are_those_of_the_data_folder() -> None:
    assert tidy(ROOT, write=False) == []
