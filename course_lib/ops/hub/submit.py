"""nbgrader's `submit`, the command and the button, filled in: what is handed in is there whole, and closed to others.

nbgrader leaves a submission open to every account that learns its name: to read it, to take files out, to put others
in. Here its folder is open to whoever hands it in and to the group of `inbound`, which is the instructor's.
"""

from __future__ import annotations

import shutil
import stat
import tempfile
from pathlib import Path

from nbgrader.exchange.default import ExchangeSubmit

FOLDER, FILE = 0o770, 0o660
#: How the name of a folder begins in which a submission is made. Collecting passes over it.
BEGUN = ".handing-in-"


class Submit(ExchangeSubmit):  # type: ignore[misc]
    """nbgrader's step, with its own options."""

    inbound_path: str

    def copy_files(self) -> None:
        """Make it in a closed folder below `inbound`, whose group it gets, and put it in its place in one move."""
        inbound = Path(self.inbound_path)
        if not inbound.stat().st_mode & stat.S_ISGID:
            self.fail(f"{inbound} isn't set up for handing in. Nothing was handed in; please tell your instructor.")
        with tempfile.TemporaryDirectory(prefix=BEGUN, dir=inbound) as begun:
            self.inbound_path = begun
            super().copy_files()
            made = Path(begun, self.assignment_filename)
            _close(made, Path(begun))
            made.rename(inbound / made.name)
        self.inbound_path = str(inbound)


def _close(made: Path, begun: Path) -> None:
    """Leave it to its owner and to the group of `begun` alone.

    nbgrader writes two files when its folder gives its group to nothing any more, and no account may give a file to a
    group of others: such a file is made again in `begun`, which does.
    """
    group = begun.stat().st_gid
    for place in (made, *made.rglob("*")):
        about = place.stat()
        if about.st_gid != group and place.is_file():
            shutil.copyfile(place, begun / place.name)
            (begun / place.name).replace(place)
        place.chmod(FOLDER if stat.S_ISDIR(about.st_mode) else FILE)
