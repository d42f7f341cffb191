"""Run a learner's function on given inputs inside a sandbox and bring back what it returned. Nothing else comes back.

Inside: no network, no home, no gradebook, no other process, an empty environment, a read-only Python and nothing to
write to; one second of processor time, 256 MiB, no new process or thread. What a value *should* be never goes in, so
nothing that code does in there (print, exit, patch, forge a result) can earn a point but returning the right value.

Must not: run anything where bubblewrap can't, or give points.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from course_lib.grading import seccomp

LONGEST_SOURCE = 20_000
LONGEST_VALUE = 500
MOST_OUTPUT = 100_000
#: By the clock, for starting Python and all calls together; the processor limit ends a busy loop sooner.
SECONDS = 5.0


class NoSandbox(Exception):
    """The sandbox can't be used here. The text tells the instructor why and what to do."""


@dataclass(frozen=True)
class Outcome:
    """What one call came to: a `value` as plain data if it `returned`, else its `trouble` in words for the learner."""

    returned: bool
    value: Any = None
    trouble: str = ""


STOPPED = Outcome(False, trouble="was stopped: it took too long, used too much, or ended Python")

#: Runs inside. Keeps the way out for itself, shuts all others, limits itself, then runs the learner's code.
RUNNER = """
import json, os, resource, sys
way_out = os.dup(1)
request = json.loads(sys.stdin.buffer.read())
null = os.open("/dev/null", os.O_RDWR)
for number in (0, 1, 2):
    os.dup2(null, number)
for what, most in ((resource.RLIMIT_AS, 256 << 20), (resource.RLIMIT_CPU, 1), (resource.RLIMIT_FSIZE, 1 << 20),
                   (resource.RLIMIT_NOFILE, 16), (resource.RLIMIT_CORE, 0)):
    resource.setrlimit(what, (most, most))
def tell(outcome):
    os.write(way_out, json.dumps(outcome).encode() + b"\\n")
tell({"ready": True})
space = {"__name__": "notebook"}
trouble = None
try:
    exec(compile(request["source"], "your cell", "exec"), space)
except BaseException as problem:
    trouble = type(problem).__name__
for number, given in enumerate(request["inputs"]):
    outcome = {"call": number, "trouble": trouble}
    if trouble is None:
        try:
            outcome["value"] = space[request["function"]](*given)
            json.dumps(outcome)
        except BaseException as problem:
            outcome = {"call": number, "trouble": type(problem).__name__}
    tell(outcome)
os._exit(0)
"""


def run(source: str, function: str, inputs: Sequence[Sequence[Any]], *, seconds: float = SECONDS) -> list[Outcome]:
    """Call `function`, defined by `source`, once with each of `inputs`; one outcome each, in order.

    Whatever the code does, it returns. Raises NoSandbox where the sandbox itself can't start.
    """
    if len(source) > LONGEST_SOURCE:
        return [Outcome(False, trouble=f"is longer than {LONGEST_SOURCE} characters and was not run")] * len(inputs)
    request = json.dumps({"source": source, "function": function, "inputs": inputs}).encode("utf-8", "replace")
    with tempfile.TemporaryFile() as complaints, tempfile.TemporaryFile() as rules:
        try:
            rules.write(seccomp.rules())
        except RuntimeError as problem:
            raise NoSandbox(_letter(str(problem))) from problem
        rules.seek(0)
        process = subprocess.Popen(
            [*_walls(rules.fileno()), _python(), "-I", "-S", "-B", "-c", RUNNER],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, env={}, pass_fds=(rules.fileno(),),
        )  # fmt: skip
        with process:
            output = _talk(process, request, seconds)
        complaints.seek(0)
        if not output.startswith(b'{"ready": true}\n'):
            raise NoSandbox(_letter(complaints.read(500).decode("utf-8", "replace").strip()))
    return _outcomes(output, len(inputs))


def _talk(process: subprocess.Popen[bytes], request: bytes, seconds: float) -> bytes:
    """Hand the request in, read at most MOST_OUTPUT, and end the process whatever happens."""
    assert process.stdin is not None
    assert process.stdout is not None
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        _give(process.stdin, request)
        return process.stdout.read(MOST_OUTPUT)
    finally:
        timer.cancel()
        process.kill()


def _give(pipe: IO[bytes], request: bytes) -> None:
    try:
        pipe.write(request)
        pipe.close()
    except BrokenPipeError:
        pass  # the sandbox ended early; what it wrote tells the rest


def _outcomes(output: bytes, calls: int) -> list[Outcome]:
    """Its lines as outcomes. Learner's code may have written any of them: each is checked, none is trusted."""
    outcomes = [STOPPED] * calls
    for line in output.splitlines()[1:]:
        try:
            told = json.loads(line[:20_000])
            number, trouble = told["call"], told.get("trouble")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
        if type(number) is not int or not 0 <= number < calls:
            continue
        if trouble is not None or "value" not in told:
            # Learners name their own exceptions, and a name with brackets in it would become a picture or a link.
            name = "".join(letter for letter in str(trouble)[:40] if letter.isalnum())
            outcomes[number] = Outcome(False, trouble=f"stopped with {name}")
        elif len(line) > LONGEST_VALUE:
            outcomes[number] = Outcome(False, trouble="gave something far too long")
        else:
            outcomes[number] = Outcome(True, told["value"])
    return outcomes


def _walls(rules: int) -> list[str]:
    """The bubblewrap command. Only what Python needs to start is there to be read, and nothing to be written."""
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise NoSandbox(_letter("the program bwrap is not installed"))
    mounts = []
    for place in ("/lib", "/lib64", "/usr/lib", "/usr/lib64"):
        path = Path(place)
        if path.is_symlink():
            mounts += ["--symlink", str(path.readlink()), place]
        elif path.is_dir():
            mounts += ["--ro-bind", place, place]
    library = sysconfig.get_path("stdlib", vars={"installed_base": sys.base_prefix})
    for place in (library, sysconfig.get_config_var("LIBDIR"), _python()):
        if place and Path(place).exists() and not place.startswith("/usr/lib"):
            mounts += ["--ro-bind", place, place]
    return [
        bubblewrap, "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--clearenv",
        "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--hostname", "box",
        *mounts, "--dev", "/dev", "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/", "--seccomp", str(rules),
    ]  # fmt: skip


def _python() -> str:
    """The interpreter itself, outside any virtual environment."""
    return str(Path(getattr(sys, "_base_executable", sys.executable)).resolve())


def _letter(why: str) -> str:
    return (
        f"Learners' code can't be run safely here: {why or 'the sandbox did not start'}. Nothing was run and nothing "
        "was marked. Grade on Linux with bubblewrap installed (package `bubblewrap`) and user namespaces allowed, then "
        "run the same command again."
    )
