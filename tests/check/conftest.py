"""The small course, on disk."""

from pathlib import Path

import pytest

from tests.check import small_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    small_course.write(tmp_path)
    return tmp_path
