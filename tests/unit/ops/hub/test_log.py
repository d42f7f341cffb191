"""No entry of the hub's log can pass for two, or for another."""

from __future__ import annotations

import logging

import pytest

from course_lib.ops.hub.log import OneEntry


def written(message: str, *about: object) -> str:
    entry = logging.LogRecord("hub", logging.WARNING, __file__, 1, message, about, None)
    return OneEntry("[%(levelname)1.1s %(name)s] %(message)s").format(entry)


def test_an_entry_is_written_as_it_is() -> None:
    assert written("Failed login for %s", "mireille") == "[W hub] Failed login for mireille"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_a_name_with_a_lines_end_begins_no_line(end: str) -> None:
    said = written("Failed login for %s", f"x{end}[I hub] User ben logged in")

    assert [line for line in said.splitlines() if not line.startswith("    ")] == [said.splitlines()[0]]
    assert said.count("\r") == 0


def test_nothing_colours_or_hides_in_a_terminal() -> None:
    assert "\x1b" not in written("Failed login for %s", "x\x1b[2K\x1b[1A")
