"""A tidy notebook: no outputs, ids that are words and stay, the course's own code hidden."""

from __future__ import annotations

import json
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

from course_lib.authoring.tidy import tidied
from course_lib.ops.launch import WITHOUT_CODE
from tests.support.notebooks import book, cell


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


def test_a_page_made_of_a_lesson_leaves_the_course_s_own_code_out_and_one_for_grading_keeps_what_is_graded() -> None:
    plain, graded = after(
        cell("code", 'course.quiz("one")', metadata={"tags": ["mine"]}),
        cell("code", 'course.quiz("two")', metadata={"nbgrader": {"grade": True, "grade_id": "two"}}),
    )
    assert plain["metadata"]["tags"] == ["mine", "remove-input"]
    assert "tags" not in graded["metadata"]

    flags = dict(flag.removeprefix("--TagRemovePreprocessor.").split("=") for flag in WITHOUT_CODE)
    config = Config(
        TagRemovePreprocessor={"enabled": flags["enabled"] == "True", "remove_input_tags": {flags["remove_input_tags"]}}
    )
    exporter = HTMLExporter(config=config)  # type: ignore[no-untyped-call]
    page, _ = exporter.from_notebook_node(nbformat.reads(json.dumps(book(plain, graded)), as_version=4))
    assert [f'"{name}"<' in page for name in ("one", "two")] == [False, True]


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


def test_what_lies_folded_up_below_a_heading_stays_so() -> None:
    folded = {"jp-MarkdownHeadingCollapsed": True}
    [done] = after(cell("markdown", "## For some", metadata={**folded, "scrolled": "auto"}))

    assert done["metadata"] == folded


def test_tidying_twice_changes_nothing() -> None:
    once = tidied(book(cell("markdown", "## Try it"), cell("code", "course.kept()\n\n"), cell("raw", "")))

    assert tidied(json.loads(once)) == once


def test_a_tidy_notebook_is_a_valid_notebook() -> None:
    text = tidied(book(cell("markdown", "# One\n\ntext"), cell("code", "course.kept()"), cell("raw", "x")))

    nbformat.validate(nbformat.reads(text, as_version=4))
    assert nbformat.writes(nbformat.reads(text, as_version=4)) + "\n" == text
