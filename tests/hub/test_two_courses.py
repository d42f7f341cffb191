"""Two courses on one hub: each has a class, an instructor and marks of its own, and who is in both works in both."""

import grp
import pwd
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.hub.conftest import PROXY
from tests.support.grading.classroom import needs_box
from tests.support.hub.accounts import Account, end
from tests.support.hub.attempts import ask_for_token
from tests.support.hub.over_service import ask
from tests.support.hub.pages import START_MS, log_in, open_assignments, open_notebook
from tests.support.hub.running import Hub, running
from tests.support.hub.teaching import instructors_course, nbgrader, run

pytestmark = needs_box
#: None that `running` takes.
OTHER_PORT = 699
DAY, EVENING, ASSIGNMENT = "empathy-in-practice", "evening", "listening-and-responding"


@dataclass
class Room:
    """Ines teaches by day and Omar in the evening; Ana is in the one class, Ben in the other, Cleo in both."""

    hub: Hub
    ana: Account
    ben: Account
    cleo: Account
    ines: Account
    omar: Account
    copies: dict[str, Path] = field(default_factory=dict)

    def says(self, who: Account, *command: str) -> tuple[int, str]:
        """How a command of nbgrader's ends that a student gives in their lessons' folder, and what it says."""
        folder = who.home / "empathy"
        if not folder.exists():
            who.run("mkdir", folder, folder=who.home)
        done = run(self.hub, who, folder, "nbgrader", *command)
        return done.returncode, done.stdout + done.stderr

    def hands_in(self, who: Account, course: str) -> Path:
        """What is in the exchange, once they have fetched the assignment and handed it in."""
        for step in ("fetch_assignment", "submit"):
            status, said = self.says(who, step, ASSIGNMENT, "--course", course)
            assert status == 0, said
        [place] = (self.hub.exchange / course / "inbound").glob(f"{who.name}+*")
        return place


@pytest.fixture(scope="module")
def room(installation: Path, make_account: Callable[[], Account], place: Path) -> Iterator[Room]:
    ana, ben, cleo, ines, omar = everybody = [make_account() for _ in range(5)]
    day, evening = (grp.getgrgid(pwd.getpwnam(one.name).pw_gid).gr_name for one in (ana, ben))
    for who, group in ((cleo, day), (cleo, evening), (ines, day), (omar, evening)):
        who.join(group)
    copies = {who.name: instructors_course(who) for who in (ines, omar)}
    here = place / "two-courses"
    here.mkdir()
    second = {"course": EVENING, "group": evening, "instructor": omar.name, "project": str(copies[omar.name])}
    with running(
        installation,
        here,
        group=day,
        proxy=PROXY,
        instructor=ines.name,
        project=copies[ines.name],
        grading=True,
        further_courses={**second, "grading": True, "grading_port": OTHER_PORT},
    ) as hub:
        for who in (ines, omar):
            nbgrader(hub, who, copies[who.name], "generate_assignment", ASSIGNMENT)
            nbgrader(hub, who, copies[who.name], "release_assignment", ASSIGNMENT)
        yield Room(hub, ana, ben, cleo, ines, omar, copies)
        end([process for who in everybody for process in who.processes()])


def test_each_instructor_hands_out_in_their_own_course_and_each_class_sees_its_own(room: Room) -> None:
    seen = {
        who.name: {course for course in (DAY, EVENING) if f"{course} {ASSIGNMENT}" in room.says(who, "list")[1]}
        for who in (room.ana, room.ben, room.cleo)
    }

    assert seen == {room.ana.name: {DAY}, room.ben.name: {EVENING}, room.cleo.name: {DAY, EVENING}}


def test_of_the_other_course_a_student_sees_fetches_and_hands_in_nothing(room: Room) -> None:
    other = room.hub.exchange / EVENING
    ours = room.hands_in(room.ben, EVENING)

    # by nbgrader, whichever course they name
    assert EVENING not in room.says(room.ana, "list", "--course", EVENING)[1].partition("Released")[2]
    assert room.says(room.ana, "fetch_assignment", ASSIGNMENT, "--course", EVENING)[0] != 0
    assert room.says(room.ana, "fetch_assignment", ASSIGNMENT, "--course", DAY)[0] == 0
    taken = room.ana.home / "empathy" / EVENING
    room.ana.run("cp", "--recursive", taken.with_name(DAY), taken, folder=room.ana.home)
    assert room.says(room.ana, "submit", ASSIGNMENT, "--course", EVENING)[0] != 0

    # and by hand
    tried = {
        "list": ("ls", other),
        "read": ("cat", other / "outbound" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"),
        "hand in": ("mkdir", other / "inbound" / "forged"),
        "read what was handed in": ("cat", ours / f"{ASSIGNMENT}.ipynb"),
    }
    possible = [name for name, command in tried.items() if not room.ana.run(*command, folder=Path("/")).returncode]
    assert possible == []
    assert [path.name.partition("+")[0] for path in (other / "inbound").iterdir()] == [room.ben.name]
    assert room.ben.run("cat", ours / f"{ASSIGNMENT}.ipynb", folder=Path("/")).returncode == 0


def test_who_is_in_both_fetches_answers_and_hands_in_in_both(room: Room, page: Page) -> None:
    log_in(page, room.hub, room.cleo)
    page.wait_for_url("**/doc/tree/**", timeout=START_MS)
    for number, course in enumerate((DAY, EVENING)):
        # given the list of one of their courses
        assignments = list_of(page, course)
        assignments.get_by_role("button", name="Fetch").click()
        expect(assignments.get_by_role("button", name="Submit")).to_be_attached()

        # when the assignment is opened, which has the same name in both
        open_notebook(page, room.hub, room.cleo, f"{course}/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
        question = page.locator("section.eip-graded[data-ready='true']").first
        expect(question).to_be_visible(timeout=START_MS)
        choices = question.get_by_role("radio").or_(question.get_by_role("checkbox"))
        expect(question.locator("input:checked")).to_have_count(0)  # nothing of the other course's
        choices.nth(number).check()
        expect(question.locator(".eip-status")).to_contain_text("Saved")

        # and handed in, then its own receipt is at its end, and no other
        assignments = list_of(page, course)
        assignments.get_by_role("button", name="Submit").click()
        expect(assignments.get_by_text("no submitted assignments")).to_be_hidden()
        [handed_in] = (room.hub.exchange / course / "inbound").glob(f"{room.cleo.name}+*")
        assert handed_in.owner() == room.cleo.name
        open_notebook(page, room.hub, room.cleo, f"{course}/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
        handing_in = page.get_by_role("region", name="before and after you hand in")
        handing_in.get_by_role("button", name="Look again").click(timeout=START_MS)
        expect(handing_in.get_by_role("button", name="Take the receipt along as a file")).to_be_visible()
        expect(handing_in.get_by_text("What you handed in before")).to_have_count(0)

    # then each instructor collects what was for them
    answers = []
    for who in (room.ines, room.omar):
        nbgrader(room.hub, who, room.copies[who.name], "collect", ASSIGNMENT)
        work = room.copies[who.name] / "course-work" / "submitted" / room.cleo.name / ASSIGNMENT
        answers.append("".join(file.read_text() for file in sorted((work / "answers").glob("*.jsonl"))))
    assert all(answers)
    assert answers[0] != answers[1]


def test_an_instructor_has_nothing_of_the_other_course(room: Room, page: Page) -> None:
    theirs = next((room.hub.exchange / EVENING / "inbound").iterdir(), None) or room.hands_in(room.ben, EVENING)

    # by hand
    omars = room.copies[room.omar.name]
    tried = {
        "list the exchange": ("ls", room.hub.exchange / EVENING),
        "list what was handed in": ("ls", room.hub.exchange / EVENING / "inbound"),
        "enter what was handed in": ("ls", theirs),
        "read it": ("cat", theirs / f"{ASSIGNMENT}.ipynb"),
        "release in their place": ("mkdir", room.hub.exchange / EVENING / "outbound" / "forged"),
        "list the copy": ("ls", omars),
        "read the marks": ("cat", omars / "course-work" / "gradebook.db"),
    }
    possible = [name for name, command in tried.items() if not room.ines.run(*command, folder=Path("/")).returncode]
    assert possible == []
    said = run(room.hub, room.ines, room.copies[room.ines.name], "nbgrader", "collect", ASSIGNMENT, "--course", EVENING)
    assert not (room.copies[room.ines.name] / "course-work" / "submitted" / room.ben.name).exists(), said

    # and by the hub: each opens their own formgrader, and is sent off from the other's
    opened = {}
    for who in (room.ines, room.omar):
        page.context.clear_cookies()
        page.goto(room.hub.url)
        log_in(page, room.hub, who)
        page.wait_for_url("**/doc/tree/**", timeout=START_MS)
        word = ask_for_token(room.hub, page)
        for name, port in (("grading", room.hub.grading_port), (f"grading-{EVENING}", OTHER_PORT)):
            asked = f"http://127.0.0.1:{port}/services/{name}/formgrader/api/assignments"
            opened[who.name, name] = ask(asked, "GET", word).status
    assert opened == {
        (room.ines.name, "grading"): 200,
        (room.ines.name, f"grading-{EVENING}"): 403,
        (room.omar.name, "grading"): 403,
        (room.omar.name, f"grading-{EVENING}"): 200,
    }
    page.goto(f"{room.hub.url.replace('://', f'://grading-{EVENING}--service.')}/services/grading-{EVENING}/")
    expect(page.get_by_role("link", name=ASSIGNMENT, exact=True)).to_be_visible(timeout=START_MS)


def list_of(page: Page, course: str) -> Locator:
    """nbgrader's list, with this course chosen in it."""
    panel = open_assignments(page)
    expect(panel.locator("#course_list_dropdown")).to_be_enabled(timeout=START_MS)
    panel.locator("#course_list_dropdown").click()
    panel.locator("#course_list").get_by_text(course, exact=True).click()
    expect(panel.locator("#course_list_default")).to_have_text(course)
    return panel
