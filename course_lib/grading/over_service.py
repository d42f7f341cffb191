"""The instructor's three steps of the exchange where it is a service: each is ours, over a copy in `course-work/`.

What was handed in is collected from there as from a folder that all share, by the same checks. Whose it is and when it
came, its name says: the service gave it, to whomever the hub knew. nbgrader_config.py says so to whoever looks there.
"""

from __future__ import annotations

import tempfile
from glob import glob
from pathlib import Path

from course_lib.grading.collecting import collect
from course_lib.grading.handing_out import release
from course_lib.grading.sending_back import SendBack
from course_lib.ops.over_service import mirror
from course_lib.ops.over_service.step import OverService


class Release(OverService, release.Release):
    """What learners fetch, first as the service has it, then sent there in one piece."""

    def init_dest(self) -> None:
        super().init_dest()
        self._as_it_is_there()

    def copy_files(self) -> None:
        super().copy_files()
        course, name = self.coursedir.course_id, self.coursedir.assignment_id
        try:
            with self.asking() as service:
                service.put(mirror.whole(Path(self.dest_path)), course, "outbound", name, again=self.force)
        finally:
            self._as_it_is_there()

    def _as_it_is_there(self) -> None:
        with self.asking() as service:
            mirror.outbound(service, self.course, only=self.coursedir.assignment_id)


class Collect(OverService, collect.Collect):
    """What was handed in, once it is here."""

    def init_src(self) -> None:
        with self.asking() as service:
            mirror.inbound(service, self.course, self.coursedir.assignment_id)
        super().init_src()


class ReleaseFeedback(OverService, SendBack):
    """Each learner's pages to that learner alone."""

    src_path: str

    def copy_files(self) -> None:
        passed_over = (self.coursedir.student_id_exclude or "").split(",")
        to_send: dict[str, Path] = {}
        for pages in sorted(map(Path, glob(self.src_path))):  # noqa: PTH207  as nbgrader looks for them
            learner = pages.parts[-2]
            if learner in passed_over:
                continue
            with tempfile.TemporaryDirectory() as made, self.asking() as service:
                self.src_path, self.dest_path = str(pages), made
                super().copy_files()
                to_send |= self.to_send
                if files := mirror.whole(Path(made)):
                    service.put(files, self.coursedir.course_id, "feedback", learner)
        self.to_send = to_send
