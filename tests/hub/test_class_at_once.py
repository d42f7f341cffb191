"""Thirty students of one class at once on forked servers, while the instructor collects again and again.

All come in the same moment, answer a question of a lesson, fetch an assignment, answer it, hand it in, answer once more
and hand in again. Nothing may be lost, doubled, torn or another's.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from course_lib.grading.collecting import note
from course_lib.learner.record import Event, parse_line
from course_lib.models.answers import Picked, Written
from tests.hub.conftest import PROXY
from tests.support.hub.accounts import Account
from tests.support.hub.attempts import listens
from tests.support.hub.running import Hub, running
from tests.support.hub.teaching import instructors_course, nbgrader, run
from tests.support.hub.visit import COURSE, Visit

pytestmark = pytest.mark.timeout(900)  # of the slowest machine; the class takes a minute of two quiet cores
STUDENTS = 30
LESSON, ASSIGNMENT = "05-active-listening.ipynb", "listening-and-responding"
CHOICE, WRITTEN = "the-late-bus", "a-reply-to-samuel"
OPTIONS = 4


@dataclass
class Crowd:
    """The class after it has worked; `taken`: after each collecting, the folder that each student's copy came from."""

    hub: Hub
    students: list[Account]
    course: Path
    ports: list[int] = field(default_factory=list)
    makers: set[int] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    taken: list[dict[str, str]] = field(default_factory=list)

    def collect(self, instructor: Account) -> None:
        """Collect, as the instructor does, and note what was said and which copies are there."""
        done = run(self.hub, instructor, self.course, "course_lib", "collect", ASSIGNMENT)
        assert done.returncode == 0, done.stdout + done.stderr
        self.said.append(done.stdout)
        notes = {student: note.read(place) for student, place in self.copies().items()}
        self.taken.append({student: told.folder for student, told in notes.items() if told})

    def copies(self) -> dict[str, Path]:
        """Where each student's collected copy is."""
        return {place.parent.name: place for place in (self.course / "course-work/submitted").glob(f"*/{ASSIGNMENT}")}

    def handed_in(self, student: Account) -> list[str]:
        """A student's folders in the exchange, the oldest first."""
        inbound = self.hub.exchange / COURSE / "inbound"
        return sorted(path.name for path in inbound.glob(f"{student.name}+{ASSIGNMENT}+*"))


@pytest.fixture(scope="module")
def crowd(installation: Path, place: Path, make_account: Callable[[], Account]) -> Iterator[Crowd]:
    room, group = place / "at-once", "users"
    room.mkdir()
    instructor, *students = (make_account() for _ in range(STUDENTS + 1))
    for student in students:
        student.join(group)
    with running(
        installation, room, group=group, proxy=PROXY, instructor=instructor.name, own=False, preloaded=True
    ) as hub:
        course = instructors_course(instructor)
        nbgrader(hub, instructor, course, "generate_assignment", ASSIGNMENT)
        nbgrader(hub, instructor, course, "release_assignment", ASSIGNMENT)
        served = False
        while not served:  # whoever comes before everything is imported gets an ordinary one
            early = make_account()
            early.join(group)
            Visit(hub.url, early).log_in()
            served = bool(early.processes("empathy-server"))
        crowd = Crowd(hub, students, course)
        with ThreadPoolExecutor(STUDENTS + 1) as at_once:
            done = [at_once.submit(work, Visit(hub.url, one), number) for number, one in enumerate(students)]
            while not all(one.done() for one in done):
                crowd.collect(instructor)
            for one in done:
                one.result()
        for _ in range(2):
            crowd.collect(instructor)
        servers = [student.processes("empathy-server") for student in students]
        crowd.ports = [port for found in servers for server in found for port in listens(server)]
        crowd.makers = {server.ppid() for found in servers for server in found}
        yield crowd


def work(visit: Visit, number: int) -> None:
    """What a student does."""
    visit.log_in()
    visit.load_page()
    visit.open_lesson(LESSON)
    visit.answer()
    visit.fetch(ASSIGNMENT)
    visit.open_lesson(f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    visit.answer_graded(CHOICE, {"picked": [number % OPTIONS]})
    visit.hand_in(ASSIGNMENT)
    visit.answer_graded(CHOICE, {"picked": [(number + 1) % OPTIONS]})
    visit.answer_graded(WRITTEN, {"text": f"I am {visit.account.name}."})
    visit.hand_in(ASSIGNMENT)


def test_everybody_gets_a_forked_server_and_a_port_that_nobody_else_has(crowd: Crowd) -> None:
    assert len(crowd.makers) == 1
    assert len(crowd.ports) == len(set(crowd.ports)) == STUDENTS
    log = crowd.hub.log.read_text()
    for told in ("failed to start", "Traceback", "already in use", "[E "):
        assert told not in log
    for student in crowd.students:
        assert f"{student.name}'s server starts in the ordinary way" not in log


def test_every_answer_is_on_disk_once_and_its_owners(crowd: Crowd) -> None:
    for number, student in enumerate(crowd.students):
        kept = events(student.home / ".local/share/empathy-in-practice/answers")
        assert [(event.act, type(event.answer).__name__) for event in kept] == [("skip", "Nothing")]

        answered = events(student.home / "empathy" / ASSIGNMENT / "answers")
        assert [(event.item, event.answer) for event in answered] == [
            (CHOICE, Picked(picked=(number % OPTIONS,))),
            (CHOICE, Picked(picked=((number + 1) % OPTIONS,))),
            (WRITTEN, Written(text=f"I am {student.name}.")),
        ]


def test_each_student_is_collected_once_whole_and_as_they_handed_in_last(crowd: Crowd) -> None:
    copies = crowd.copies()

    assert sorted(copies) == sorted(student.name for student in crowd.students)
    for student in crowd.students:
        first, last = crowd.handed_in(student)
        assert first < last
        copy, home = copies[student.name], student.home / "empathy" / ASSIGNMENT
        assert crowd.taken[-1][student.name] == last
        assert events(copy / "answers") == events(home / "answers")
        assert marked_cells(copy) == marked_cells(home)
        assert [path.name for path in copy.parent.iterdir()] == [ASSIGNMENT]


def test_collecting_while_they_hand_in_takes_nothing_twice_and_leaves_nothing_out(crowd: Crowd) -> None:
    before: dict[str, str] = {}
    for said, taken in zip(crowd.said, crowd.taken, strict=True):
        newer = {student for student, folder in taken.items() if before.get(student) != folder}
        assert f"Collected: {len(newer)} new or newer" in said
        assert "NOT collected" not in said
        assert all(before[student] < taken[student] for student in newer & before.keys())
        assert before.keys() <= taken.keys()
        before = taken
    assert f"Collected: 0 new or newer, {STUDENTS} as collected before." in crowd.said[-1]


def test_a_second_server_of_ones_own_is_refused_in_words(crowd: Crowd) -> None:
    """Both would share a folder for sockets, which the second clears when it starts."""
    student = crowd.students[0]
    before = {one.pid for one in student.processes()}
    visit = Visit(crowd.hub.url, student)
    visit.log_in()

    asked = {"_xsrf": visit.http.cookies.get("_xsrf", path="/hub/")}
    answer = visit.http.post(f"{crowd.hub.url}/hub/api/users/{student.name}/servers/second", params=asked, timeout=60)

    assert answer.status_code == 400
    assert answer.json()["message"] == "Named servers are not enabled."
    assert {one.pid for one in student.processes()} == before


def events(folder: Path) -> list[Event]:
    """Every line of a folder's segments, in the order in which it was done. Raises ValueError for a damaged one."""
    lines = [parse_line(line) for file in folder.glob("*.jsonl") for line in file.read_bytes().splitlines()]
    return sorted((line for line in lines if isinstance(line, Event)), key=lambda event: event.at)


def marked_cells(folder: Path) -> dict[str, str]:
    """What is in the cells of an assignment's page that nbgrader knows, by their names."""
    cells = json.loads((folder / f"{ASSIGNMENT}.ipynb").read_bytes())["cells"]
    known = [cell for cell in cells if "nbgrader" in cell["metadata"]]
    assert known
    return {cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"]) for cell in known}
