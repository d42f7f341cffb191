"""A learner's cell and the calls of its function, run as a notebook would; what came of it, as lines of JSON.

Runs inside, behind all walls. It keeps nothing from the learner's code, which can change anything here: whoever reads
the lines must trust none of them.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from codeop import Compile
from collections.abc import Callable, Iterator
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

#: What Python itself tells of (`sys.addaudithook`) and a learner's function has no use for. No wall, only a word to the
#: instructor: the walls are the kernel's.
TOLD = {
    "os.fork": "process",
    "os.forkpty": "process",
    "os.posix_spawn": "process",
    "os.exec": "process",
    "os.system": "process",
    "subprocess.Popen": "process",
    "_thread.start_new_thread": "process",
    "os.kill": "signal",
    "socket.__new__": "network",
    "ctypes.dlopen": "system",
    "fcntl.fcntl": "system",
    "fcntl.flock": "system",
    "fcntl.ioctl": "system",
    "sys.addaudithook": "hook",
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def run(request: bytes, way_out: int) -> None:
    """Run `source`, then `function` with each of `inputs`. A line a call: its `value`, or its `trouble` by name."""
    asked = json.loads(request)
    heard: set[str] = set()

    def tell(line: dict[str, Any]) -> None:
        os.write(way_out, json.dumps(line, default=_plain).encode() + b"\n")

    def hear(event: str, about: tuple[Any, ...]) -> None:
        if (what := _tries(event, about)) and what not in heard:
            heard.add(what)
            tell({"tried": what})

    sys.addaudithook(hear)
    space: dict[str, Any] = {"__name__": "notebook"}
    trouble, lacked = _define(asked["source"], space)
    for number, given in enumerate(asked["inputs"]):
        line: dict[str, Any] = {"call": number}
        try:
            if asked["function"] in space:
                line["value"] = space[asked["function"]](*given)
            else:
                line |= {"trouble": trouble or "NameError", "lacks": [lacked]}
            if len(json.dumps(line, default=_plain)) > asked["longest"]:
                line = {"call": number, "long": True}
        except BaseException as problem:  # noqa: BLE001
            line = {"call": number, "trouble": type(problem).__name__[:100]}
            if lack := _lack(problem):
                line["lacks"] = [lack, lacked]
        tell(line)


def _tries(event: str, about: tuple[Any, ...]) -> str:
    """What Python tells of, in a word; empty where it is nothing to tell of."""
    if event == "open":
        return "write" if isinstance(about[2], int) and about[2] & WRITING else ""
    if event == "sys._getframe":  # many a library looks at its caller's; nobody has business with ours
        return "frame" if about and about[0].f_code is run.__code__ else ""
    return TOLD.get(event, "")


def _define(source: str, space: dict[str, Any]) -> tuple[str, str]:
    """Run a cell statement by statement; the name of the first trouble, if any, and of the first thing that it lacked.

    One that fails, such as a trial call with a wrong argument, costs what it would have made and nothing else.
    """
    trouble = lacked = ""
    compiled = Compile()  # remembers a `from __future__`
    try:
        for statement in _statements(source):
            try:
                exec(compiled(ast.Module([statement], []), "your cell", "exec"), space)  # type: ignore[arg-type]  # noqa: S102
            except BaseException as problem:  # noqa: BLE001
                trouble = trouble or type(problem).__name__
                lacked = lacked or _lack(problem)
    except BaseException as problem:  # noqa: BLE001
        trouble = type(problem).__name__
    return trouble, lacked


def _lack(problem: BaseException) -> str:
    """The name that wasn't there, or the module that couldn't be imported."""
    if isinstance(problem, NameError | ModuleNotFoundError):
        return str(problem.name or "").partition(".")[0][:40]
    return ""


def _statements(source: str) -> Iterator[ast.stmt]:
    """The cell's statements. Where it isn't Python, as a notebook reads it: `%magics`, `!commands` and `help?`."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        read: Callable[[str], str] = TransformerManager().transform_cell  # type: ignore[no-untyped-call]
        tree = ast.parse(read(re.sub(r"\A\s*%%.*", "", source)))
    yield from tree.body


def _plain(thing: Any) -> Any:
    """A number, array or column of numpy's and pandas' as plain data. Raises TypeError for anything else."""
    if not hasattr(thing, "tolist"):
        raise TypeError("no plain data")
    return thing.tolist()
