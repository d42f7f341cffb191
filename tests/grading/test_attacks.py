"""What a learner's function can do to get points it has not earned, and that only the right value earns one."""

from __future__ import annotations

import json
import subprocess
from typing import IO, Any

import pytest

from course_lib.grading import marking, sandbox
from course_lib.grading.points import functions
from course_lib.models.tasks.function import FunctionTask
from tests.support.grading.classroom import needs_box

DOUBLE = FunctionTask.model_validate(
    {
        "id": "double", "kind": "function", "title": "Double", "points": 4, "name": "double", "prompt": "Double it.",
        "solution": "def double(x): return 2 * x",
        "examples": [{"given": [1], "gives": 2}],
        "hidden": [{"given": [3], "gives": 6}, {"given": [5], "gives": 10}, {"given": [7], "gives": 14}],
    }
)  # fmt: skip
INPUTS = [case.given for case in (*DOUBLE.examples, *DOUBLE.hidden)]

ATTACKS = {
    "prints the results": 'print(\'{"call": 0, "value": 2}\')\ndef double(x): print(2 * x)',
    "exits politely": "import sys\nsys.exit(0)",
    "exits hard": "import os\nos._exit(0)",
    "exits when called": "def double(x):\n    raise SystemExit(0)",
    "kills everything it can see": "import os, signal\ndef double(x):\n    os.kill(-1, signal.SIGKILL)",
    "returns something equal to everything": (
        "class Any(int):\n    def __eq__(self, other): return True\n    __hash__ = None\ndef double(x): return Any(0)"
    ),
    "patches the way out": "import json\njson.dumps = lambda *a, **k: 'true'\ndef double(x): return 0",
    "patches the frame that called": (
        "import sys\ndef double(x):\n    sys._getframe(1).f_globals['request'].clear()\n    return 0"
    ),
    "looks for the answers where it was called from": (
        "import sys\ndef double(x):\n    caller = sys._getframe(1).f_globals\n"
        "    return [v for v in caller.values() if isinstance(v, (int, list))][0]"
    ),
    "returns not a number": "def double(x): return float('nan')",
    "returns true": "def double(x): return True",
    "nests without end": "def double(x):\n    a = []\n    for _ in range(900): a = [a]\n    return a",
    "returns itself": "def double(x): return double",
    "has no function": "x = 1",
    "can't be read": "def double(x: return",
    "defines something else of the name": "double = 2",
    "writes rubbish into the way out": (
        "import os\nfor fd in range(3, 16):\n    try: os.write(fd, b'\\xff\\x00[[[\\n{\\n{\"call\": 99}\\n')\n"
        "    except OSError: pass"
    ),
    "writes forged results into the way out": (
        'import os\nfor fd in range(3, 16):\n    try: os.write(fd, b\'{"call": true, "value": 2}\\n'
        '{"call": 1, "value": 2, "points": 4, "passed": true}\\n\')\n'
        "    except OSError: pass\nos._exit(0)"
    ),
    "takes all the memory": "def double(x): return len(bytearray(10**10))",
    "returns far too much": "def double(x): return 'x' * 10**7",
}


def earned(source: str) -> float | None:
    return functions.function(DOUBLE, DOUBLE.points, sandbox.run(source, "double", INPUTS)).points


@needs_box
def test_the_right_function_gets_all_points() -> None:
    assert earned(DOUBLE.solution) == 4


@needs_box
def test_a_function_that_is_right_in_part_gets_a_part() -> None:
    assert earned("def double(x):\n    return 6 if x == 3 else 1 / (x - 5)") == 1


@needs_box
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_but_the_right_value_earns_a_point(attack: str) -> None:
    assert earned(ATTACKS[attack]) == 0


@needs_box
def test_somebody_who_prints_much_while_trying_loses_nothing() -> None:
    assert earned("def double(x):\n    print('trying ' * 50_000, flush=True)\n    return 2 * x") == 4


@needs_box
def test_hidden_inputs_are_not_there_when_an_example_is_tried() -> None:
    # given: code that gives back everything it was ever handed, so that the feedback would print it
    spy = (
        "import gc, sys\ndef double(x):\n    seen = sys._getframe(1).f_globals['request']['inputs']\n"
        "    return [n for n in (3, 5, 7) if [n] in seen]"
    )

    # when: it is marked
    mark = marking._run(DOUBLE, DOUBLE.points, spy)

    # then: an example's box held no hidden input
    assert mark.points == 0
    assert "`double(1)` should give `2`; yours gave `[]`." in mark.reasons


@needs_box
def test_expected_values_do_not_enter_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    # given: everything that is handed to the box's process
    handed: list[str] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **about: Any) -> None:
            handed.extend([*command, json.dumps(about.get("env"))])
            super().__init__(command, **about)

    def give(pipe: IO[bytes], request: bytes) -> None:
        handed.append(request.decode())
        pipe.write(request)
        pipe.close()

    monkeypatch.setattr(subprocess, "Popen", Watched)
    monkeypatch.setattr(sandbox, "_give", give)

    # when: a function is marked
    assert earned("def double(x): return 0") == 0

    # then: the inputs are in it, and the values that would be right are not
    request = json.loads(handed[-1])
    assert request["inputs"] == [[1], [3], [5], [7]]
    assert set(request) == {"source", "function", "inputs"}
    assert not {"10", "14"} & set(json.dumps(request).replace("]", " ").replace("[", " ").replace(",", " ").split())
