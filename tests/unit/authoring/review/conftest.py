"""The small course, on disk."""

from pathlib import Path

import pytest

from tests.support import small_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    folder.mkdir()
    small_course.write(folder)
    return folder
