"""The receipt of a submission: the same for the same work under the same name, another for anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from course_lib.grading.collecting import notebook
from course_lib.learner import receipt

NAME = "ana+foundations+2026-12-04 17:02:03.123456 UTC"
ANSWERS = b'{"format": 1}\n{"id": "1", "at": "2026-12-04T16:00:00.000000Z"}\n'


def book(*sources: Any, **more: Any) -> bytes:
    """A notebook with code cells of these sources."""
    made = [{"cell_type": "code", "source": one, "metadata": {}, "outputs": [{"text": "3"}], **more} for one in sources]
    return json.dumps({"cells": made, "metadata": {"a": 1}, "nbformat": 4, "nbformat_minor": 5}).encode()


FILES = {"foundations.ipynb": book("x = 1"), "answers/a.jsonl": ANSWERS, "items.json": b"{}"}


def code(files: dict[str, bytes], name: str = NAME) -> str:
    return receipt.code(name, receipt.substance(files))


def test_a_receipt_has_eight_signs_none_of_which_looks_like_another() -> None:
    made = code(FILES)

    assert made == receipt.understood(made)
    assert len(made) == 9
    assert made[4] == "-"
    assert len(set(receipt.ALPHABET)) == 32
    assert not set("ILOU") & set(receipt.ALPHABET)


def test_it_stays_the_same_for_ever() -> None:
    # a receipt that was noted down in one term has to be found by a later version of the course, too
    assert code({"answers/a.jsonl": ANSWERS}) == "AVAZ-GQT0"


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files | {"answers/a.jsonl": ANSWERS + b"{}\n"},
        lambda files: files | {"answers/b.jsonl": ANSWERS},
        lambda files: files | {"foundations.ipynb": book("x = 2")},
        lambda files: files | {"foundations.ipynb": book("x = 1", "y = 1")},
        lambda files: files | {"foundations.ipynb": FILES["foundations.ipynb"][:-1]},
        lambda files: {name: data for name, data in files.items() if name != "foundations.ipynb"},
    ],
)
def test_another_answer_another_line_of_code_or_a_damaged_page_gives_another_receipt(
    change: Callable[[dict[str, bytes]], dict[str, bytes]],
) -> None:
    assert code(change(FILES)) != code(FILES)


@pytest.mark.parametrize(
    "name",
    [
        "bo+foundations+2026-12-04 17:02:03.123456 UTC",
        "ana+listening+2026-12-04 17:02:03.123456 UTC",
        "ana+foundations+2026-12-04 17:02:03.123457 UTC",
    ],
)
def test_the_same_work_of_somebody_else_or_at_another_time_has_another_receipt(name: str) -> None:
    assert code(FILES, name) != code(FILES)


def test_what_collecting_leaves_out_is_in_no_receipt() -> None:
    # given: what came, and what is kept of it: no outputs, no settings, no files beside, a file where no page came
    odd = b'{"cells": [{"cell_type": "heading", "source": ["a", 3, "\\ud800b"]}, 7], "nbformat": 4}'
    for page in (FILES["foundations.ipynb"], odd, b"no notebook", b'{"worksheets": [{"cells": [{"input": "x"}]}]}'):
        came = {"foundations.ipynb": page, "answers/a.jsonl": ANSWERS, "picture.png": b"1", ".hidden.ipynb": b"{}"}
        kept = {"foundations.ipynb": notebook.stripped(page) or page, "answers/a.jsonl": ANSWERS, "collected.json": b""}

        assert code(kept, NAME) == code(came, f"{NAME}+Zm9vYmFy")
    assert code({"answers/a.jsonl": ANSWERS, "foundations.ipynb": b""}) == code({"answers/a.jsonl": ANSWERS})


def test_a_receipt_is_understood_as_people_write_it() -> None:
    assert receipt.understood(" 7k3m9qxa ") == receipt.understood("7K3M – 9QXA") == "7K3M-9QXA"
    assert receipt.understood("oil00000") == "0110-0000"


@pytest.mark.parametrize("typed", ["", "7K3M-9QX", "7K3M-9QXAB", "7K3M-9QXU", "../../../etc", "7K3M/9QXA"])
def test_what_can_be_no_receipt_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="8 letters and figures"):
        receipt.understood(typed)
