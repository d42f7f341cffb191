"""nbgrader's `release_feedback`, the command and formgrader's button, also for those whose notebook has another name.

*Fetch Feedback* finds a page by the secret of a submission and the name of a notebook in it. So the page of somebody
who renamed the notebook is sent under that name too, and who handed in none is named: they can't fetch theirs.
"""

from __future__ import annotations

import shutil
from glob import glob
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from course_lib.grading.collecting import note
from course_lib.grading.collecting.survey import NO_NOTEBOOK, SECRET


class SendBack(ExchangeReleaseFeedback):  # type: ignore[misc]
    """nbgrader's step, with its own options. `to_send` then has, by learner, the pages that they can't fetch."""

    def copy_files(self) -> None:
        super().copy_files()
        self.to_send: dict[str, Path] = {}
        passed_over = (self.coursedir.student_id_exclude or "").split(",")
        for page in sorted(map(Path, glob(f"{self.src_path}/*.html"))):  # noqa: PTH207  as nbgrader looks for them
            if page.parts[-3] not in passed_over:
                self._also(page)

    def _also(self, page: Path) -> None:
        """Send a page that nbgrader has sent under the names by which its learner will ask for it, too."""
        student, assignment = page.parts[-3:-1]
        handed_in = Path(self.coursedir.format_path(self.coursedir.submitted_directory, student, assignment))
        names = {file.stem for file in handed_in.glob("*.ipynb")}
        if NO_NOTEBOOK in note.remarks(handed_in):
            self.to_send[student] = page
            self.log.warning(
                "%s: no notebook was handed in, so they can't fetch the page. Send it to them: %s", student, page
            )
        elif page.stem not in names:
            secret = (page.parent / SECRET).read_text("utf-8")
            sent, beside = self._sent(secret, page.stem), self._sent(secret, "beside")
            for name in names if sent.is_file() else ():
                shutil.copy(sent, beside)
                beside.replace(self._sent(secret, name))

    def _sent(self, secret: str, name: str) -> Path:
        return Path(self.dest_path) / f"{notebook_hash(secret=secret, notebook_id=name)}.html"
