"""A notebook as it is collected: sources to the letter, and nothing that would run or be shown."""

from __future__ import annotations

import json
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.grading.collecting import notebook
from course_lib.grading.collecting.refused import Refused

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["cells", "worksheets", "cell_type", "metadata", "nbgrader", "source", "input", "outputs", "grade_id", "code"]
    ), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


def cells(**notebook_: Any) -> list[dict[str, Any]]:
    made = notebook.stripped(json.dumps(notebook_).encode())
    assert made is not None
    nbformat.validate(nbformat.reads(made.decode(), as_version=4))
    found: list[dict[str, Any]] = json.loads(made)["cells"]
    return found


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[]", b"{}", b'{"cells": 3}', b"[" * 100_000, b"1" * 5_000])
def test_what_is_no_notebook_is_said_to_be_none(data: bytes) -> None:
    assert notebook.stripped(data) is None


def test_an_older_form_is_read_too() -> None:
    old = [{"cells": [{"cell_type": "code", "input": ["a = 1\n", "a"], "outputs": [{"html": "<script>"}]}]}]

    (cell,) = cells(worksheets=old, nbformat=3)

    assert (cell["source"], cell["outputs"]) == ("a = 1\na", [])


def test_a_cell_without_settings_and_a_source_that_is_none_are_read_as_empty() -> None:
    found = cells(cells=[{"cell_type": "code", "source": 5}, "no cell", {"source": ["a", 3, "b"]}])

    assert [(cell["cell_type"], cell["source"], cell["metadata"]) for cell in found] == [
        ("code", "", {}), ("markdown", "ab", {}),
    ]  # fmt: skip


def test_half_an_emoji_becomes_a_question_mark() -> None:
    assert notebook.stripped(b'{"cells": [{"cell_type": "code", "source": "\\ud800"}]}') is not None
    (cell,) = cells(cells=[{"cell_type": "code", "source": "\ud800!"}])
    assert cell["source"] == "?!"


def test_of_nbgraders_settings_numbers_and_words_are_kept() -> None:
    about = {"grade_id": "a", "points": 2.5, "grade": True, "deep": {"x": 1}, "much": float("inf"), "none": None}

    (cell,) = cells(cells=[{"cell_type": "code", "source": "", "metadata": {"nbgrader": about, "trusted": True}}])

    assert cell["metadata"] == {"nbgrader": {"grade_id": "a", "points": 2.5, "grade": True}}


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(Refused, match="5,001 cells"):
        notebook.stripped(json.dumps({"cells": [{}] * 5_001}).encode())


@given(JSON)
def test_whatever_it_holds_no_output_comes_through(holds: Any) -> None:
    made = notebook.stripped(json.dumps(holds).encode())

    if made is not None:
        found = nbformat.reads(made.decode(), as_version=4)
        nbformat.validate(found)
        assert all(cell.get("outputs", []) == [] for cell in found.cells)
