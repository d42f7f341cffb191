"""A term of two assignments in a course of its own, each step as docs/instructors.md has it, by real nbgrader."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from course_lib.__main__ import main
from tests.support.grading import damage, twelve
from tests.support.grading.classroom import CourseRoom, Learner
from tests.support.grading.desk import open_desk, press
from tests.support.grading.exchange import written
from tests.support.grading.judged import keep
from tests.support.grading.rooms import author
from tests.support.grading.twelve import CLASS, CODE, FOUNDATIONS, HANDED_IN, LISTENING, SAMUEL, SESSION

ASSIGNMENTS = (FOUNDATIONS, LISTENING)
COMMENT = "Stop after the *first* sentence."
MARKUP = "<img src=x onerror=alert(1)> It was all there, and the weather came out."
#: Names under which somebody hostile puts a folder into the exchange.
ODD = ("*+{0}+{1}+x", "<img src=x onerror=alert(1)>+{0}+{1}+x", "=1+1+{0}+{1}+x", "ivo+{0}+yesterday+x")


def configured(place: Path) -> None:
    """The course's own configuration for this term: where the exchange is, and what it costs to be late."""
    author(place)
    (place / "course" / "data").mkdir()
    with (place / "course" / "nbgrader_config.py").open("a") as file:
        file.write(f'c.Exchange.root = "{place / "exchange"}"\nc.ExchangeCollect.check_owner = False\n')
        file.write("c.PerDay.per_day = 0.1\n")


@dataclass
class Term:
    """The instructor's course, the learners' homes, and what each step told."""

    course: CourseRoom
    learners: dict[str, dict[str, Learner]] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def room(self, assignment: str) -> CourseRoom:
        return replace(self.course, assignment=assignment)

    def empathy(self, *words: str) -> str:
        """What a command of the course tells. It has to end well."""
        told = io.StringIO()
        with redirect_stdout(told), redirect_stderr(told):
            status = main([*words, "--course", str(self.course.root)])
        assert status == 0, told.getvalue()
        return told.getvalue()

    def begin(self) -> None:
        """The class is taken in, both assignments are due, one of the class has longer; all is released and fetched."""
        people = [f"{name},{name.title()},Lind,{name}@example.org,{40 + at}" for at, name in enumerate(CLASS)]
        (self.course.work / "class.csv").write_text("\n".join(("id,first_name,last_name,email,lms_user_id", *people)))
        self.empathy("roster", str(self.course.work / "class.csv"))
        for name in ASSIGNMENTS:
            self.empathy("due", name, "2099-12-04 18:00", "--zone", "Europe/Zurich")
        self.empathy("extend", twelve.LONGER, "--all", "--days", "3")
        for name in ASSIGNMENTS:
            self.room(name).release()
            self.learners[name] = {student: self.room(name).learner(student) for student in CLASS}

    def answer(self) -> None:
        """Everybody answers who doesn't do it in a browser, and writes the function."""
        for name, learners in self.learners.items():
            bank = self.room(name).bank
            solution = {item.id: item.solution for item in bank.items if item.kind == "function"}
            for student, learner in learners.items():
                way = CLASS[student].way(name)
                if way == twelve.BROWSER:
                    continue
                given = twelve.answers(bank, way)
                if student == twelve.HOSTILE and SAMUEL in given:
                    given[SAMUEL] = {"text": MARKUP}
                keep(bank, name, learner.folder, given)
                if name == LISTENING:
                    learner.write_code(CLASS[student].code or twelve.FUNCTIONS.get(way, solution[CODE]))

    def befall(self) -> None:
        """Notebooks are damaged, a reply is cut within a letter, and somebody forges what can be forged at home."""
        for name, learners in self.learners.items():
            for student, kind in twelve.DAMAGED.items():
                (damage.WITHOUT_CODE | damage.WITH_CODE)[kind](learners[student].folder)
            damage.half_an_emoji_in_the_reply(learners["lou"].folder)
            forge(learners[twelve.HOSTILE], self.room(name))

    def hand_in(self) -> None:
        """All but three hand in, then the time is up, and two of the three hand in."""
        for name, learners in self.learners.items():
            late = (twelve.LATE, twelve.LONGER)
            for student in HANDED_IN:
                if student not in late:
                    learners[student].submit()
            with self.room(name).gradebook() as book:
                book.find_assignment(name).duedate = datetime.now(UTC).replace(tzinfo=None)
                book.db.commit()
            for student in late:
                learners[student].submit()

    def collect(self) -> None:
        """There are odd folders in the exchange, too."""
        inbound = Path(self.course.config.Exchange.root) / "empathy-in-practice" / "inbound"
        for name in ASSIGNMENTS:
            for odd in ODD:
                (inbound / odd.format(name, written(datetime.now(UTC)))).mkdir()
            self.told[f"collect {name}"] = self.room(name).step("collect")

    def mark_by_rule(self) -> None:
        """One assignment by plain nbgrader, the other by the course's own command."""
        self.told[f"autograde {FOUNDATIONS}"] = self.room(FOUNDATIONS).step("autograde", "*")
        self.told[f"grade {LISTENING}"] = self.empathy("grade", LISTENING, "--workers", "2")

    def mark_by_hand(self) -> None:
        """Replies at the desk; sessions, and code that couldn't be read, where formgrader gives points."""
        room = self.room(LISTENING)
        desk = open_desk(room, "ann")
        for student in HANDED_IN:
            for item, points in twelve.marks(room.bank, CLASS[student].way(LISTENING)).items():
                said = press(desk, student, points, COMMENT if item == SAMUEL else "", item=item)
                assert said["ok"], said
        desk.close()
        with room.gradebook() as book:
            for student in HANDED_IN:
                grades = {one.name: one for one in book.find_submission_notebook(LISTENING, LISTENING, student).grades}
                more = twelve.FOR_THE_SESSION.get(CLASS[student].way(LISTENING))
                if more is not None:
                    grades[SESSION].manual_score = grades[SESSION].auto_score + more
                    grades[SESSION].needs_manual_grade = False
                if grades[CODE].auto_score is None:
                    grades[CODE].manual_score, grades[CODE].needs_manual_grade = 0.0, False
            book.db.commit()
        self.told["grade again"] = self.empathy("grade", LISTENING)

    def send_back(self) -> None:
        """Feedback is made and released, once by nbgrader's own steps and once by the course's."""
        self.room(FOUNDATIONS).step("generate_feedback")
        self.told[f"release {FOUNDATIONS}"] = self.room(FOUNDATIONS).step("release_feedback")
        self.empathy("feedback", LISTENING)
        self.told[f"release {LISTENING}"] = self.empathy("release-feedback", LISTENING)

    def grades(self, assignment: str, student: str) -> dict[str, float]:
        """By item what somebody has got in the end."""
        with self.room(assignment).gradebook() as book:
            grades = book.find_submission_notebook(assignment, assignment, student).grades
            return {one.name: round(float(one.score), 2) for one in grades}

    def totals(self, assignment: str) -> dict[str, float]:
        """What everybody has got of whom there is a submission, the late penalty taken off."""
        with self.room(assignment).gradebook() as book:
            every = book.assignment_submissions(assignment)
            return {one.student_id: round(one.score - (one.late_submission_penalty or 0), 2) for one in every}


def forge(learner: Learner, room: CourseRoom) -> None:
    """A thousand points for everything: in the notebook, on the question sheet, and among the answers."""

    def change(cells: list[Any]) -> None:
        for cell in cells:
            if about := cell.metadata.get("nbgrader"):
                about["points"] = 1000

    learner.edit(change)
    first = room.bank.question_sheet(room.assignment).items[0]
    learner.tamper({"marks": {first.id: 1000}})
    every = {"picked": list(range(len(first.options))), "points": 1000}
    about = {"id": "x", "at": "9999-12-31T00:00:00.000Z", "item": first.id, "act": "answer", "version": first.version()}
    learner.tamper({**about, "data": every})
    sheet = learner.folder / "items.json"
    sheet.write_text(sheet.read_text("utf-8").replace('"points":2', '"points":1000'), "utf-8")
