"""What the desk says: each word is there, and each is said."""

from __future__ import annotations

import re
from typing import get_args

from course_lib.grading.desk.desk import HERE, script, styles, words
from course_lib.grading.desk.pile import State


def test_every_word_that_the_page_asks_for_is_there_and_none_besides() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in sorted(HERE.glob("desk*.js")))
    keys = re.search(r'\[("digits".*?)\]', source)
    assert keys
    named = [f"key_{name}" for name in re.findall(r'"(\w+)"', keys[1])]
    asked = set(re.findall(r"words\.(\w+)", source)) | {"saved", "begun_saved", "second_saved", "failed"}
    asked |= {f"state_{state}" for state in get_args(State)} | set(named) | {f"{name}_does" for name in named}

    assert asked == set(words())


def test_the_page_is_one_script_with_the_looks_of_an_activity() -> None:
    assert script().endswith('export default $modules["grading/desk/desk.js"].default;\n')
    assert "import " not in re.sub(r"//.*|/\*.*?\*/", "", script(), flags=re.DOTALL)
    assert styles().index(".eip {") < styles().index(".eip-desk")
