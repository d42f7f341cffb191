"""What a learner's function may import and use up: Python alone, or Python with the packages of a statistics course."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True)
class Kit:
    """Packages by the names that they are imported by, and the limits: processor `seconds`, address space in bytes.

    `warmed` is imported before any learner's code comes; what isn't installed here is left out.
    """

    packages: tuple[str, ...]
    warmed: tuple[str, ...]
    seconds: int
    memory: int


PLAIN = Kit((), (), seconds=1, memory=256 << 20)
#: Once imported, the libraries take 300 MiB of address space.
SCIENCE = Kit(
    ("numpy", "scipy", "pandas", "altair"),
    ("numpy", "scipy", "scipy.stats", "pandas", "altair"),
    seconds=2,
    memory=1 << 30,
)


def installed(kit: Kit) -> list[str]:
    """What of the kit can be imported first, in the instructor's environment."""
    return [name for name in kit.warmed if find_spec(name.partition(".")[0])]


def places(kit: Kit) -> list[Path]:
    """The files and folders of its packages and of all that they require: nothing else of site-packages is shown."""
    found: dict[Path, None] = {}
    seen, left = set(), list(kit.packages)
    while left:
        name = re.sub(r"[-_.]+", "-", left.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue
        left += [re.split(r"[^\w.-]", line.strip())[0] for line in one.requires or [] if "extra ==" not in line]
        tops = {file.parts[0] for file in one.files or [] if file.parts[0] not in ("..", "__pycache__")}
        found |= dict.fromkeys(Path(str(one.locate_file(top))) for top in sorted(tops) if not top.endswith(".pth"))
    return list(found)
