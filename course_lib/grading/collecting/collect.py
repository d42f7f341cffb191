"""nbgrader's `collect`, the command and formgrader's button, filled in: each submission is taken alone.

Whatever one account puts into the exchange, the others are collected, and the run ends well, with a list of what was
left out, why, and what to do. Newer submissions are taken by themselves; a copy stays until a newer one is whole, and
where that has the same work, as with a request for a second look, it stays with its time.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import check_mode
from traitlets import Bool

from course_lib.grading import released
from course_lib.grading.collecting import asked, choosing, copy, folder, note, times, work
from course_lib.grading.collecting.choosing import Candidate, Rules, Standing
from course_lib.grading.collecting.contents import contents
from course_lib.grading.collecting.naming import HandIn
from course_lib.grading.collecting.refused import LeftOut, Refused
from course_lib.grading.collecting.report import Report
from course_lib.grading.collecting.survey import SECRET

CHANGED = "Its folder in the exchange was changed after it had been collected; the copy from before stands."


class Collect(ExchangeCollect):  # type: ignore[misc]
    """nbgrader's step, with its own options; `update` changes nothing, since newer submissions are always taken."""

    trust_file_times = Bool(
        True, help="Whether files in the exchange are as old as what they hold; False after it was moved or restored"
    ).tag(config=True)

    def init_src(self) -> None:
        if not self.coursedir.course_id:
            self.fail("No course id specified. Re-run with --course flag.")
        self.inbound = Path(self.root) / self.coursedir.course_id / "inbound"
        if not self.inbound.is_dir():
            self.fail(f"Course not found: {self.inbound}")
        if not check_mode(self.inbound, read=True, execute=True):
            self.fail(f"You don't have read permissions for the directory: {self.inbound}")
        self.zone = ZoneInfo(self.timezone)
        self.due, self.roster = None, None
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as book:
            if any(one.first_name or one.last_name or one.email or one.lms_user_id for one in book.students):
                self.roster = {one.id for one in book.students}  # marking adds learners by their id alone
            if self.before_duedate:
                self.due = _due(book, self.coursedir.assignment_id)

    def copy_files(self) -> None:
        """Take what there is to take. Raises nothing for anything that lies in the exchange."""
        only = "" if self.coursedir.student_id == "*" else self.coursedir.student_id
        rules = Rules(self.coursedir.assignment_id, self.zone, self.roster, self.check_owner, only)
        self.now, self.secrets = datetime.now(UTC), {}
        for place in self._places():
            copy.mend(place)
            self.secrets[_read(place / SECRET)] = place.parent.name
        with folder.opened(self.inbound) as inbound:
            chosen = choosing.choose(folder.listing(inbound), rules)
            self.report = Report(left_out=chosen.left_out)
            for learner, folders in sorted(chosen.handed_in.items()):
                self._learner(inbound, learner, folders)
        self.log.info(self.report.told())
        if self.report.asked:
            self.log.info("Some ask for a second look at a mark; `empathy collect` notes and tells what is new of it.")
        for line in self.report.to_look_at():
            self.log.warning(line)

    def _learner(self, inbound: int, learner: str, folders: list[HandIn]) -> None:
        """Take the newest of a learner's folders that can be taken, where it is newer than what is there."""
        place = self._place(learner)
        standing, done, taken = _standing(place), None, False
        candidates: list[Candidate] = []
        refused: list[tuple[HandIn, str]] = []
        for hand_in in folders:
            try:
                candidates.append(self._candidate(inbound, hand_in))
            except Refused as problem:
                refused.append((hand_in, str(problem)))
        for candidate in choosing.in_order(candidates, self.due):
            try:
                taken = self._take(inbound, candidate, standing, place)
            except Refused as problem:
                refused.append((candidate.hand_in, str(problem)))
            else:
                done = candidate.hand_in
                break
        stays = " The copy collected before stays." if standing and not taken else ""
        for hand_in, says in refused:
            if done is None or hand_in.at > done.at:  # what is older than the one that was taken matters to nobody
                self.report.left_out.append(LeftOut(hand_in.folder, learner, says + stays))
        if candidates and (said := _asked(inbound, choosing.newest(candidates), place)):
            self.report.asked[learner] = said

    def _candidate(self, inbound: int, hand_in: HandIn) -> Candidate:
        survey = folder.look_into(inbound, hand_in.folder)
        if not survey.has_secret and survey.changed > self.now - times.SLACK:
            raise Refused("It is still being written.", "Collect again in a few minutes.")
        when = times.handed_in(hand_in, survey, self.now, trust_file_times=self.trust_file_times)
        prompt = times.is_prompt(hand_in, survey) or not self.trust_file_times
        return Candidate(hand_in, survey, when, prompt)

    def _take(self, inbound: int, candidate: Candidate, standing: Standing | None, place: Path) -> bool:
        """Whether it was taken; else what was collected before is as good. Raises Refused where it can't be."""
        learner = candidate.hand_in.learner
        what = choosing.decide(candidate, standing, self.due)
        remarks: list[str] = []
        try:
            if what == "take":
                files = folder.read(inbound, candidate.hand_in.folder, candidate.survey)
                if choosing.is_later(candidate, standing) and self._is_same_work(files, place):
                    what = "keep"
                else:
                    remarks = self._copy(candidate, files, place)
            elif what == "changed":
                remarks = _told_of_change(place)
        except OSError as problem:
            says = f"It can't be written here ({problem.strerror or problem})."
            raise Refused(says, "Make room or allow it, then collect again.") from problem
        (self.report.taken if what == "take" else self.report.kept).append(learner)
        self.report.remarks += [(learner, remark) for remark in remarks]
        return what == "take"

    def _copy(self, candidate: Candidate, files: dict[str, bytes], place: Path) -> list[str]:
        """Put the copy in its place; what there is to know of it."""
        learner = candidate.hand_in.learner
        taken = {secret for secret, whose in self.secrets.items() if whose != learner}
        made, remarks = contents(candidate, files, taken, self.coursedir.assignment_id)
        copy.put(made, place, shared=self.coursedir.groupshared)
        self.secrets[made[SECRET]] = learner
        return remarks

    def _is_same_work(self, files: dict[str, bytes], place: Path) -> bool:
        """Whether the copy that is there has all that these files have to be marked. In doubt it hasn't."""
        course = self.coursedir
        given_out = released.sheet(Path(course.format_path(course.release_directory, ".", course.assignment_id)))
        try:
            return given_out is not None and work.same(_collected(place), files, given_out)
        except (OSError, Refused):
            return False

    def _place(self, learner: str) -> Path:
        """Where a learner's copy is, or is to be."""
        course = self.coursedir
        return Path(course.format_path(course.submitted_directory, learner, course.assignment_id))

    def _places(self) -> list[Path]:
        """Where copies of this assignment are, or were before a run was killed."""
        any_learner = self._place("*")
        return [above / any_learner.name for above in any_learner.parent.parent.glob("*")]


def _due(book: Gradebook, assignment: str) -> datetime | None:
    try:
        due = book.find_assignment(assignment).duedate
    except MissingEntry:
        return None
    return None if due is None else due.replace(tzinfo=UTC)


def _standing(place: Path) -> Standing | None:
    if not place.is_dir():
        return None
    told = note.read(place)
    if told is None:
        return Standing(note.timestamp(place))
    return Standing(told.at, told.folder, told.fingerprint)


def _asked(inbound: int, newest: Candidate, place: Path) -> dict[str, str]:
    """What is asked for in the last that was handed in: in its copy as it was collected, if there is one."""
    told = note.read(place)
    try:
        if told and told.folder == newest.hand_in.folder:
            return asked.asked(_collected(place))
        return asked.asked(folder.read(inbound, newest.hand_in.folder, newest.survey))
    except (OSError, Refused):
        return {}


def _collected(place: Path) -> dict[str, bytes]:
    """The files of a copy. Raises OSError, Refused for one that came another way and can't be read."""
    with folder.opened(place.parent) as above:
        return folder.read(above, place.name, folder.look_into(above, place.name))


def _told_of_change(place: Path) -> list[str]:
    """Leave a remark in a copy that its folder in the exchange was changed afterwards, once."""
    told = note.read(place)
    if told is None or CHANGED in told.remarks:
        return [CHANGED]
    changed = told.model_copy(update={"remarks": (*told.remarks, CHANGED)})
    copy.replace(place / note.FILE, changed.dump())
    return [CHANGED]


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes().strip()
    except OSError:
        return b""
