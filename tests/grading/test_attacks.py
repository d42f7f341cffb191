"""What a learner's function can do to get points it has not earned, and that only the right value earns one."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from course_lib.grading import marking, sandbox
from course_lib.grading.points import functions
from course_lib.grading.sandbox.warm import End, Warm
from course_lib.models.tasks.function import FunctionTask
from tests.support.grading.attacks import ASSAULTS, FORGERIES, TOLD
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


def earned(source: str) -> float | None:
    return functions.function(DOUBLE, DOUBLE.points, sandbox.run(source, "double", INPUTS)).points


@needs_box
def test_the_right_function_gets_all_points() -> None:
    assert earned(DOUBLE.solution) == 4


@needs_box
def test_a_function_that_is_right_in_part_gets_a_part() -> None:
    assert earned("def double(x):\n    return 6 if x == 3 else 1 / (x - 5)") == 1


@needs_box
@pytest.mark.parametrize("attack", [*FORGERIES, *ASSAULTS])
def test_an_attack_earns_nothing_and_costs_those_before_and_after_it_nothing(attack: str) -> None:
    sources = (DOUBLE.solution, {**FORGERIES, **ASSAULTS}[attack], DOUBLE.solution)
    tried = [sandbox.run(source, "double", INPUTS) for source in sources]

    # then: it earns nothing, and the others all
    assert [functions.function(DOUBLE, DOUBLE.points, one).points for one in tried] == [4, 0, 4]
    # then: the instructor reads of it and not of the others, but where it is no other than a function that is wrong
    told = ["; ".join(one[0].remarks) for one in tried]
    assert (told[0], told[2]) == ("", "")
    assert TOLD.get(attack, "") in told[1]
    assert bool(told[1]) == (attack in TOLD)


@needs_box
@pytest.mark.parametrize(
    ("source", "package"),
    [
        ("def double(x): return float(np.multiply(2, x))", "numpy"),  # imported in another cell of the notebook
        ("import pandas as pd\ndef double(x): return int((2 * pd.Series([x]))[0])", "pandas"),  # not in this sandbox
        ("from scipy.special import binom\ndef double(x): return binom(2, 1) * x", "scipy"),
        ("def double(x):\n    import numpy as np\n    return float(np.multiply(2, x))", "numpy"),
        ("def double(x): return math.ldexp(x, 1)", "math"),
        ("import numpy as np\nfactor = np.array(2)\n@np.vectorize\ndef double(x): return 2 * x", "numpy"),
    ],
)
def test_a_function_that_lacks_a_package_waits_for_a_person_and_says_which(source: str, package: str) -> None:
    mark, remarks = marking._run(DOUBLE, DOUBLE.title, DOUBLE.points, source)

    assert mark.points is None
    assert mark.reasons == (marking.LACKS.format(package),)
    assert f"the code asks for {package}" in remarks[-1]


@needs_box
@pytest.mark.parametrize("source", ["def double(x): return twice(x)", "import numpy\ndef double(x): return x / 0"])
def test_a_function_that_is_wrong_for_another_reason_does_not_wait(source: str) -> None:
    assert marking._run(DOUBLE, DOUBLE.title, DOUBLE.points, source)[0].points == 0


@needs_box
def test_somebody_who_prints_much_while_trying_loses_nothing() -> None:
    assert earned("def double(x):\n    print('trying ' * 50_000, flush=True)\n    return 2 * x") == 4


@needs_box
def test_hidden_inputs_are_not_there_when_an_example_is_tried() -> None:
    # given: code that gives back everything it was ever handed, so that the feedback would print it
    spy = "import sys\ndef double(x): return sys._getframe(1).f_locals['asked']['inputs']"

    # when: it is marked
    mark, _ = marking._run(DOUBLE, DOUBLE.title, DOUBLE.points, spy)

    # then: an example's box held no hidden input
    assert mark.points == 0
    assert "`double(1)` should give `2`; yours gave `[[1]]`." in mark.reasons


@needs_box
def test_expected_values_do_not_enter_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    # given: everything that is handed to the box: its command, and each request
    handed: list[str] = []
    start, run = subprocess.Popen, Warm.run

    def started(command: list[str], **about: Any) -> subprocess.Popen[bytes]:
        handed.extend([*command, json.dumps(about["env"])])
        return start(command, **about)

    def asked(warm: Warm, request: bytes, seconds: float) -> End:
        handed.append(request.decode())
        return run(warm, request, seconds)

    sandbox.close()
    monkeypatch.setattr(subprocess, "Popen", started)
    monkeypatch.setattr(Warm, "run", asked)

    # when: a function is marked
    assert earned("def double(x): return 0") == 0

    # then: the inputs are in it, and the values that would be right are not
    assert "--unshare-all" in handed
    request = json.loads(handed[-1])
    assert request["inputs"] == [[1], [3], [5], [7]]
    assert set(request) == {"source", "function", "inputs", "longest"}
    assert not {"10", "14"} & set(json.dumps(request).replace("]", " ").replace("[", " ").replace(",", " ").split())
