"""nbgrader's `release_assignment`, command and button, filled in: what learners fetch is there whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeReleaseAssignment


class Release(ExchangeReleaseAssignment):  # type: ignore[misc]
    """nbgrader's step, with its own options."""

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy beside the place, under a name that nobody is shown, then put it there in one move."""
        beside = Path(dest).with_name(f".{Path(dest).name}")
        shutil.rmtree(beside, ignore_errors=True)  # of a run that was killed
        super().do_copy(src, str(beside), log)
        beside.rename(dest)
