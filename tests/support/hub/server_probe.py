"""A student's own jupyter_server_config.py, which tells what the server is in which it runs."""

import json
import os
import random
import secrets
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from traitlets import HasTraits

NO_HOME = "/nonexistent"


def may_be_root() -> bool:
    """Whether this process could be root again."""
    try:
        os.setresuid(0, 0, 0)
    except PermissionError:
        return False
    return True


def link(number: int) -> str:
    """What a descriptor leads to, or nothing."""
    try:
        return str(Path(f"/proc/self/fd/{number}").readlink())
    except FileNotFoundError:
        return ""


def no_home_of_modules() -> Iterator[str]:
    """Names that still mean a place in the home of the process that this one was forked from."""
    for name, module in list(sys.modules.items()):
        for key, value in list(vars(module).items()):
            if isinstance(value, str | bytes | list | tuple) and NO_HOME in repr(value)[:5000]:
                yield f"{name}.{key}"


def no_home_of_settings() -> Iterator[str]:
    """The same for settings of Jupyter's classes."""
    waiting: list[type[HasTraits]] = [HasTraits]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        for name, trait in one.class_traits().items():
            if NO_HOME in repr((trait.default_value, getattr(trait, "default_args", ()))):
                yield f"{one.__name__}.{name}"


umask = os.umask(0o077)
found = {
    "pid": os.getpid(),
    "session": os.getsid(0),
    "uids": os.getresuid(),
    "gids": os.getresgid(),
    "groups": os.getgroups(),
    "root": may_be_root(),
    "umask": umask,
    "folder": str(Path.cwd()),
    "environment": dict(os.environ),
    "descriptors": {name: link(name) for name in range(64) if link(name)},
    "threads": len(list(Path("/proc/self/task").iterdir())),
    "drawn": [random.random(), float(np.random.random()), uuid.uuid4().hex, secrets.token_hex(8)],
    "trash": sys.modules["send2trash.plat_other"].HOMETRASH,
    "no_home": sorted({*no_home_of_modules(), *no_home_of_settings()}),
}
written = Path.home() / "probe.tmp"
written.write_text(json.dumps(found))
written.rename(Path.home() / "probe.json")
