"""The sandbox: what it lets code reach, how it ends it, and what it says where it can't start."""

from __future__ import annotations

import platform
import shutil
import time
from pathlib import Path

import pytest

from course_lib.grading import sandbox, seccomp
from tests.support.grading.classroom import needs_box

#: What a function of one number is called with.
INPUTS = [[1], [3], [5], [7]]


@needs_box
def test_a_value_that_is_too_long_to_be_right_is_not_carried_on() -> None:
    (outcome,) = sandbox.run("def f(): return 'x' * 5000", "f", [[]])

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
@pytest.mark.parametrize("source", ["def double(x):\n    while True: pass", "import time\ntime.sleep(60)"])
def test_an_endless_loop_and_an_endless_wait_are_ended(source: str) -> None:
    start = time.monotonic()

    outcomes = sandbox.run(source, "double", INPUTS, seconds=1.5)

    assert time.monotonic() - start < 6
    assert {outcome.returned for outcome in outcomes} == {False}


@needs_box
def test_endless_printing_is_ended_and_fills_nothing() -> None:
    outcomes = sandbox.run("def double(x):\n    while True: print('x' * 10000)", "double", INPUTS, seconds=1.5)

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
def test_the_environment_and_the_folders_inside_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "tell nobody")

    (seen,) = sandbox.run("import os\ndef f(): return [sorted(os.environ), os.getcwd(), os.getuid()]", "f", [[]])

    assert seen.returned
    names, folder, user = seen.value
    assert set(names) <= {"PWD", "LC_CTYPE"}
    assert (folder, user) == ("/", 65534)


def test_a_very_long_cell_is_not_run() -> None:
    (outcome,) = sandbox.run("#" * 30_000, "f", [[]])

    assert "was not run" in outcome.trouble


def test_without_bubblewrap_nothing_runs_and_the_letter_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
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

    with pytest.raises(sandbox.NoSandbox, match="No permissions to create new namespace"):
        sandbox.run("def f(): return 1", "f", [[]])


def test_an_unknown_machine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "z80")

    with pytest.raises(RuntimeError, match="z80"):
        seccomp.rules()


def test_the_box_is_made_of_readable_places_only() -> None:
    if shutil.which("bwrap") is None:
        pytest.skip("bubblewrap is not installed")

    walls = sandbox._walls(3)

    assert not {"--bind", "--share-net", "--dev-bind", "--tmpfs", "--proc"} & set(walls)
    assert str(Path.home()) not in walls
