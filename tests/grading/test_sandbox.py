"""The sandbox: what it lets code reach, how it ends it, and what it says where it can't start."""

from __future__ import annotations

import platform
import shutil
import sys
import time
from pathlib import Path

import pytest

from course_lib.grading import sandbox
from course_lib.grading.sandbox import kits, walls
from course_lib.grading.sandbox.inside import calls
from tests.support.grading.classroom import needs_box
from tests.support.places import ROOT

#: What a function of one number is called with.
INPUTS = [[1], [3], [5], [7]]


@needs_box
def test_a_value_that_is_too_long_to_be_right_is_not_carried_on() -> None:
    (outcome,) = sandbox.run("def f(): return 'x' * 50_000", "f", [[]])

    assert outcome == sandbox.Outcome(False, trouble="gave something far too long")


@needs_box
def test_the_name_of_an_exception_can_not_become_a_picture_or_a_link() -> None:
    (outcome,) = sandbox.run("def f():\n    raise type('![](http://a.example/x)<b>', (Exception,), {})", "f", [[]])

    assert outcome.trouble == "stopped with httpaexamplexb"


@needs_box
def test_what_is_true_of_one_call_is_told_though_the_next_ends_python() -> None:
    outcomes = sandbox.run("import os\ndef double(x):\n    return 2 * x if x == 1 else os._exit(1)", "double", INPUTS)

    assert [outcome.returned for outcome in outcomes] == [True, False, False, False]


@needs_box
def test_an_endless_loop_is_ended_by_its_processor_time_and_the_instructor_hears_of_it() -> None:
    outcomes = sandbox.run("def double(x):\n    while True: pass", "double", INPUTS, seconds=60)

    assert {outcome.returned for outcome in outcomes} == {False}
    assert outcomes[0].remarks == ("used up its processor time (1 s)",)


@needs_box
def test_an_endless_wait_is_tried_twice_and_then_left_to_a_person() -> None:
    start = time.monotonic()

    with pytest.raises(sandbox.Unfinished, match=r"tried 2 times.*too busy for 0.3 seconds"):
        sandbox.run("import time\ntime.sleep(60)", "double", INPUTS, seconds=0.3)

    assert 0.6 <= time.monotonic() - start < 20


@needs_box
def test_endless_printing_is_ended_and_fills_nothing() -> None:
    outcomes = sandbox.run("def double(x):\n    while True: print('x' * 10000)", "double", INPUTS, seconds=60)

    assert {outcome.returned for outcome in outcomes} == {False}


@needs_box
@pytest.mark.parametrize(
    "act",
    [
        "os.fork()",
        "__import__('threading').Thread(target=print).start()",
        "__import__('subprocess').run(['/bin/sh'])",
        "__import__('socket').create_connection(('127.0.0.1', PORT), timeout=1)",
        "open('/tmp/x', 'w')",
        "open('/dev/shm/x', 'w')",
        "open('/x', 'w')",
        "os.mkdir('/home')",
        "open('SECRET').read()",
        "os.listdir('/home')",
        "os.listdir('/etc')",
        "os.listdir('/proc')",
        "__import__('pydantic')",
        "__import__('resource').setrlimit(__import__('resource').RLIMIT_AS, (-1, -1))",
    ],
)
def test_there_is_nothing_in_the_box_to_start_reach_read_or_write(act: str, tmp_path: Path) -> None:
    # given: a file that only the grader may read, and a port on this machine that answers
    secret = tmp_path / "gradebook.db"
    secret.write_text("marks", encoding="utf-8")
    listener = __import__("socket").create_server(("127.0.0.1", 0))
    act = act.replace("SECRET", str(secret)).replace("PORT", str(listener.getsockname()[1]))

    # when: the code tries, and says "done" if it could
    (outcome,) = sandbox.run(f"import os\ndef f():\n    {act}\n    return 'done'", "f", [[]])
    listener.close()

    # then: it could not
    assert not outcome.returned
    assert outcome.trouble.startswith("stopped with")


@needs_box
@pytest.mark.parametrize("science", [False, True])
def test_nothing_inside_names_a_place_of_the_instructors(science: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    # given: code that looks where Python tells of itself
    monkeypatch.setenv("SECRET_TOKEN", "tell nobody")
    looks = """
import os, sys
def f():
    told = [sys.orig_argv, sys.argv, sys.path, sys.prefix, sys.base_prefix, sys.executable, sys._base_executable]
    told += [dict(os.environ), os.getcwd(), os.uname(), list(sys.path_importer_cache)]
    for module in list(sys.modules.values()):
        told += [getattr(module, "__file__", ""), getattr(module, "__path__", "")]
        made = [getattr(thing, "__code__", None) for thing in vars(module).values()]
        told += [code.co_filename for code in made if hasattr(code, "co_filename")]
    told = repr(told)
    return [[bad for bad in BAD if bad in told], os.getcwd(), os.getuid()]
"""
    bad = ["tell nobody", str(Path.home()), sys.prefix, sys.base_prefix, str(ROOT), str(Path.cwd())]

    # when: it is run
    (seen,) = sandbox.run(f"BAD = {[place for place in bad if place != '/usr']}\n{looks}", "f", [[]], science=science)

    # then: it found nothing of the instructor's
    assert seen == sandbox.Outcome(True, [[], "/", 65534])


@needs_box
@pytest.mark.parametrize(
    "around",
    [
        "{}\ndouble('a', 'b')",
        "assert False\n{}",
        "import matplotlib.pyplot as plt\n{}",
        "{}\nraise SystemExit",
        "%matplotlib inline\n{}\n!ls -l",
        "%%time\n{}",
        "{}\ndouble?",
        "files = !ls\n{}\n?double\nprint(double(2))",
        "from __future__ import annotations\n{}\nhelp(double)",
        "{}\nget_ipython().run_line_magic('time', 'double(1)')",
    ],
)
def test_what_a_learner_tries_beside_the_function_does_not_cost_it(around: str) -> None:
    source = around.format("def double(x: int) -> int:\n    return 2 * x")

    assert [outcome.value for outcome in sandbox.run(source, "double", INPUTS)] == [2, 6, 10, 14]


@needs_box
def test_a_cell_that_can_not_be_read_says_so_and_so_does_one_without_the_function() -> None:
    (unread,) = sandbox.run("def f(: return 1", "f", [[]])
    (missing,) = sandbox.run("x = 1", "f", [[]])
    (failed,) = sandbox.run("from nowhere import f", "f", [[]])

    assert unread.trouble == "stopped with SyntaxError"
    assert missing.trouble == "stopped with NameError"
    assert failed.trouble == "stopped with ModuleNotFoundError"


def test_a_very_long_cell_is_not_run() -> None:
    (outcome,) = sandbox.run("#" * 30_000, "f", [[]])

    assert "was not run" in outcome.trouble


def test_without_bubblewrap_nothing_runs_and_the_letter_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sandbox.close()
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(sandbox.NoSandbox, match=r"bubblewrap.*same command again"):
        sandbox.run("def f(): return 1", "f", [[]])


def test_a_sandbox_that_can_not_start_is_told_with_its_own_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    sandbox.close()

    with pytest.raises(sandbox.NoSandbox, match="No permissions to create new namespace"):
        sandbox.run("def f(): return 1", "f", [[]])


def test_an_unknown_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "z80")

    with pytest.raises(RuntimeError, match="z80"):
        calls.rules()


def test_the_box_is_made_of_readable_places_only() -> None:
    if shutil.which("bwrap") is None:
        pytest.skip("bubblewrap is not installed")

    for kit in (kits.PLAIN, kits.SCIENCE):
        command = walls.command(kit)

        assert not {"--bind", "--share-net", "--dev-bind", "--proc"} & set(command)
        assert str(Path.home()) not in command
        emptied = [command[at + 1] for at, word in enumerate(command) if word == "--tmpfs"]
        closed = [command[at + 1] for at, word in enumerate(command) if word == "--remount-ro"]
        assert set(emptied) <= set(closed)


@needs_box
def test_where_no_walls_can_be_made_within_the_walls_nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    # given: a computer that allows bubblewrap its namespaces, and no further ones within them
    command = walls.command
    monkeypatch.setattr(walls, "command", lambda kit: [*command(kit)[:1], "--disable-userns", *command(kit)[1:]])
    sandbox.close()

    # when: something is to be run; then: it isn't, and the letter says why
    with pytest.raises(sandbox.NoSandbox, match="no namespaces can be made within the sandbox"):
        sandbox.run("def f(): return 1", "f", [[]])
