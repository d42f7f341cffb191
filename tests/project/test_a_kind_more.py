"""A kind more needs no more than the recipe's files: one is added to a copy, used, and its neighbours tested there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT

pytestmark = pytest.mark.slow

#: The recipe of CONTRIBUTING.md, file by file: new files, and lines put into files that are there.
WRITTEN = {
    "course_lib/models/pair.py": '''\
"""Words to bring together in pairs."""

from __future__ import annotations

from course_lib.models.base import Id, Line, Many, Model


class Pairing(Model):
    """Two words that go together, to be picked as one."""

    id: Id
    title: Line
    words: Many[Line]
''',
    "course_lib/activities/pair/__init__.py": "",
    "course_lib/activities/pair/pair.py": '''\
"""Picking words that go together."""

from __future__ import annotations

from typing import ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.models import Pairing
from course_lib.models.acts import Act
from course_lib.models.answers import Picked


class PairActivity(Activity):
    """Any pair is kept."""

    records: ClassVar = {Act.ANSWER: Picked}

    def __init__(self, pairing: Pairing, frame: Frame) -> None:
        card = {"id": pairing.id, "title": pairing.title, "words": list(pairing.words)}
        super().__init__("pair", card, {pairing.id: pairing.version()}, frame)
''',
    "course_lib/activities/pair/pair.js": """\
// Words that go together.

import { h } from "../frame/dom.js";

/** @param {import("../frame/frame.js").Kit} kit */
function pair({ card, body }) {
  body.append(h("p", {}, card.words.join(", ")));
}

export default pair;
""",
    "data/words/pair.yml": "# The words of pairings.\nkind: Pair\n",
}
INSERTED = {
    "course_lib/models/__init__.py": [
        ("from course_lib.models.people import", "from course_lib.models.pair import Pairing\n"),
        ('    "Person",', '    "Pairing",\n'),
    ],
    "course_lib/kinds.py": [
        ("    Person,\n", "    Pairing,\n"),
        ('    Kind("person"', '    Kind("pairing", Pairing, "pairings", "pair", "Bring words together."),\n'),
    ],
    "data/README.md": [
        (
            "## words/\n",
            '## pairings/\n\nCalled in a lesson by `course.pair("id")`.\n\n| key | needed | what |\n|---|---|---|\n'
            "| `title` | needed | line |\n| `words` | needed | list of lines |\n\n```yaml\n# Words to bring together.\n"
            "title: A title of yours\nwords: [a first word, a second word]\n```\n\n",
        )
    ],
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one kind more."""
    place = tmp_path_factory.mktemp("project")
    for folder in ("course_lib", "data", "notebooks", "tests"):
        shutil.copytree(ROOT / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for file in ("pyproject.toml", "README.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / file, place)
    for name, text in WRITTEN.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    for name, lines in INSERTED.items():
        text = (place / name).read_text(encoding="utf-8")
        for before, line in lines:
            assert text.count(before) == 1, (name, before)
            text = text.replace(before, line + before)
        (place / name).write_text(text, encoding="utf-8")
    return place


def run(course: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the copy alone, with nobody's record."""
    variables = os.environ | {"PYTHONPATH": str(course), "EMPATHY_HOME": str(course / "record")}
    return subprocess.run(
        [sys.executable, *command], cwd=course, env=variables, capture_output=True, text=True, check=False
    )


def test_a_kind_more_can_be_written_checked_shown_and_kept(course: Path) -> None:
    new = run(course, "-m", "course_lib", "new", "pairing", "warm-words")
    assert new.returncode == 0, new.stderr
    assert new.stdout.startswith("data/pairings/warm-words.yml is written")

    written = course / "data" / "pairings" / "warm-words.yml"
    checked = run(course, "-m", "course_lib", "check")
    assert 'no lesson shows this; call `course.pair("warm-words")`' in checked.stdout

    shown = run(
        course,
        "-c",
        "import json, course_lib as course\n"
        "from course_lib.activities.frame import front_end\n"
        "made = course.pair('warm-words')\n"
        "heard = []\n"
        "made.send = heard.append\n"
        "act = {'type': 'act', 'item': 'warm-words', 'act': 'answer', 'data': {'picked': [0, 1]}, 'ref': 'r'}\n"
        "made._hear(made, act, [])\n"
        "print(json.dumps([made.words['kind'], 'pair' in front_end.kinds(), heard[0]['ok'], 'pair' in dir(course)]))",
    )
    written.unlink()
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout) == ["Pair", True, True, True]


def test_with_a_kind_more_the_tests_of_its_neighbours_pass(course: Path) -> None:
    done = run(
        course, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/project/test_borders.py",
        *(f"tests/unit/{name}.py" for name in (
            "content/test_reader", "content/test_diagnostics",
            "authoring/test_new", "authoring/check/test_check", "authoring/check/test_form",
        )),
        "--deselect=tests/unit/authoring/check/test_check.py::test_this_course_is_clean",  # the copy was checked above
    )  # fmt: skip

    assert done.returncode == 0, done.stdout[-4000:]
