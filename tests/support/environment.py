"""An environment that holds some packages and what they need, and nothing else, linked out of the one that runs this.

What is installed here comes from the lock, so the versions are those that a learner gets from it.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def closure(requirements: Iterable[str]) -> dict[str, Distribution]:
    """The packages that pip would install for these requirements, by name."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(line), "") for line in requirements]
    while waiting:
        wanted, extra = waiting.pop()
        if wanted.marker and not wanted.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(wanted.name)
        found.setdefault(name, distribution(name))
        for asked in {"", *wanted.extras} - {extra for about, extra in seen if about == name}:
            seen.add((name, asked))
            waiting += [(Requirement(line), asked) for line in found[name].requires or []]
    return found


def make(place: Path, packages: Iterable[Distribution]) -> Path:
    """Make a virtual environment with links to these packages; its folder for packages. Its Python is bin/python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    here = Path(sysconfig.get_path("purelib"))
    there = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(place), "platbase": str(place)}))
    parts = {file.parts[0] for package in packages for file in package.files or []} - {"..", "__pycache__"}
    for part in parts:
        (there / part).symlink_to(here / part)
    return there
