"""nbgrader's steps for learners, its commands and the buttons of its list, over the service.

A copy of what the service has is made first, and nbgrader's own step then does the rest with it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from nbgrader.exchange.default import ExchangeFetchAssignment, ExchangeFetchFeedback, ExchangeList, ExchangeSubmit

from course_lib.ops.exchange_service.store import SECRET, TIMESTAMP
from course_lib.ops.over_service import mirror
from course_lib.ops.over_service.step import ForOnce


class List(ForOnce, ExchangeList):  # type: ignore[misc]
    """What is released, what was handed in, and whether there is feedback."""

    def init_dest(self) -> None:
        if self.remove and not self.cached:
            self.fail("Nothing is removed from the exchange this way. Nothing was removed.")
        with self.asking() as service:
            if self.inbound:
                mirror.inbound(service, self.course, self.coursedir.assignment_id)
            elif not self.cached:
                mirror.outbound(service, self.course)
            if self.inbound or self.cached:
                mirror.feedback(service, self.course)
        super().init_dest()


class FetchAssignment(ForOnce, ExchangeFetchAssignment):  # type: ignore[misc]
    """An assignment that is released."""

    def init_src(self) -> None:
        with self.asking() as service:
            mirror.outbound(service, self.course)
        super().init_src()


class FetchFeedback(ForOnce, ExchangeFetchFeedback):  # type: ignore[misc]
    """One's own pages."""

    def init_src(self) -> None:
        with self.asking() as service:
            mirror.feedback(service, self.course)
        super().init_src()


class Submit(ForOnce, ExchangeSubmit):  # type: ignore[misc]
    """What is handed in is the service's to name: by the learner whom the hub knows, and by its own clock.

    nbgrader's copy among the learner's files is made once the service has it, under the name that it gave, so a receipt
    that is worked out from it is of what was handed in.
    """

    def init_dest(self) -> None:
        with self.asking() as service:
            mirror.outbound(service, self.course)
        (self.course / "inbound").mkdir()
        super().init_dest()

    def copy_files(self) -> None:
        self.init_release()
        self.check_filename_diff()
        made = Path(self.root, "made")
        self.do_copy(self.src_path, made)
        files = mirror.whole(made)
        with self.asking() as service:
            name, self.timestamp, secret = service.hand_in(
                files, self.coursedir.course_id, self.coursedir.assignment_id
            )
        cached = Path(self.cache_path, name.rpartition("+")[0])
        mirror.put(files | {TIMESTAMP: self.timestamp.encode(), SECRET: secret.encode()}, cached)
        shutil.rmtree(made)
        self.log.info("Submitted as: %s %s %s", self.coursedir.course_id, self.coursedir.assignment_id, self.timestamp)
