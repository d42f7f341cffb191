"""Tidying the files of a course: all or none of them, and what can't be read or written is left as it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.__main__ import main
from course_lib.authoring.tidy import notebooks, tidy
from course_lib.authoring.window import STATIC
from course_lib.content import notebook
from course_lib.content.diagnostics import ContentError
from tests.support.notebooks import book, cell
from tests.support.places import ROOT

HALF = json.dumps(book(cell("markdown", "one"), cell("markdown", "half \ud83d")))


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
        '{"nbformat": 4, "cells": [{"source": "", "cell_type": "raw", "metadata": {"tags": 5}}], "metadata": {}}',
        '{"nbformat": 4, "cells": [{"source": "", "cell_type": "raw", "metadata": {"tags": [1]}}], "metadata": {}}',
    ],
)
def test_what_is_no_notebook_is_a_letter_and_left_alone(course: Path, text: str) -> None:
    file = course / "notebooks" / "00-one.ipynb"
    file.write_text(text)

    with pytest.raises(ContentError, match=r"00-one\.ipynb:1: this is no notebook that can be read"):
        tidy(course)

    assert file.read_text() == text


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


def test_the_browser_has_the_words_and_the_help_of_the_data_folder(course: Path) -> None:
    shutil.copytree(ROOT / "data", course / "data", dirs_exist_ok=True)
    (course / STATIC).mkdir(parents=True)
    tidy(course)
    words, help_lines = course / "data" / "words" / "lesson.yml", course / "data" / "help.yml"
    for file, before, after in ((words, "ready: The activities are", "ready: They are"), (help_lines, "988", "989")):
        assert before in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(before, after), encoding="utf-8")
    copies = [course / STATIC / "words.json", course / STATIC / "help_panel.js"]

    assert tidy(course, write=False) == copies
    assert tidy(course) == copies
    assert tidy(course) == []
    assert json.loads(copies[0].read_text("utf-8"))["ready"] == "They are ready."
    assert "989" in copies[1].read_text("utf-8")


def test_the_committed_words_of_the_browser_are_those_of_the_data_folder() -> None:
    assert tidy(ROOT, write=False) == []
