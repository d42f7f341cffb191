"""formgrader on a real hub: the instructor and a marker give points in a browser, and nobody else gets there."""

import grp
import json
import os
import pwd
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Page, expect

from tests.hub.conftest import PROXY
from tests.support.browser.keyboard import press
from tests.support.grading.classroom import NAME, needs_box
from tests.support.grading.handed_in import REPLIES, WRITTEN
from tests.support.hub.accounts import Account, end
from tests.support.hub.attempts import ask_for_token, token
from tests.support.hub.over_service import ask
from tests.support.hub.pages import START_MS, sign_in
from tests.support.hub.running import Hub, privileged_ports, running, write_site
from tests.support.hub.teaching import course_with_a_reply

pytestmark = needs_box
FORMGRADER = "course_lib.grading.formgrader"


@dataclass(frozen=True)
class Room:
    """Ines, who teaches; Jo, who marks; Ben, a student; and the copy of the course, in which a reply waits."""

    hub: Hub
    ines: Account
    jo: Account
    ben: Account
    course: Path

    @property
    def url(self) -> str:
        """What a browser asks for."""
        return f"{self.hub.url.replace('://', '://grading--service.')}/services/grading"

    @property
    def inner(self) -> str:
        """The same past the proxy, where programs of the machine can ask."""
        return f"http://127.0.0.1:{self.hub.grading_port}/services/grading"

    @property
    def trail(self) -> Path:
        """Who marked what."""
        return self.course / "course-work" / "marking" / NAME

    def points(self) -> float | None:
        """What stands in the gradebook for Ada's reply."""
        with Gradebook(f"sqlite:///{self.course / 'course-work' / 'gradebook.db'}", "empathy-in-practice") as book:
            score: float | None = book.find_grade(WRITTEN, NAME, NAME, "ada").manual_score
            return score


@pytest.fixture(scope="module")
def room(
    installation: Path, make_account: Callable[[], Account], place: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    ines, jo, ben = (make_account() for _ in range(3))
    group = grp.getgrgid(pwd.getpwnam(ben.name).pw_gid).gr_name
    for one in (ines, jo):
        one.join(group)
    course = course_with_a_reply(ines, tmp_path_factory.mktemp("teaching"))
    here = place / "grading"
    here.mkdir()
    with running(
        installation,
        here,
        group=group,
        proxy=PROXY,
        instructor=ines.name,
        project=course,
        grading=True,
        markers=[jo.name],
    ) as hub:
        yield Room(hub, ines, jo, ben, course)
        end([process for who in (ines, jo, ben) for process in who.processes()])


def test_the_instructor_marks_in_a_tab_of_its_own(room: Room, page: Page, place: Path, outside: list[str]) -> None:
    # when the instructor signs in and takes the hub's own menu, then the assignment is there, and in no frame
    page.goto(f"{room.hub.url}/hub/home")
    sign_in(page, room.ines)
    page.get_by_role("button", name="Services").click()
    with page.expect_popup() as tab:
        page.get_by_role("link", name="grading", exact=True).click()
    page = tab.value
    expect(page.get_by_role("link", name=NAME, exact=True)).to_be_visible(timeout=START_MS)
    assert page.url == f"{room.url}/formgrader/manage_assignments"
    answer = page.goto(page.url)
    assert answer is not None
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]

    # when they have a submission marked by rule, open it, and give points
    page.goto(f"{room.url}/formgrader/manage_submissions/{NAME}")
    page.locator(".autograde a").click()
    expect(page.get_by_text("Successfully autograded")).to_be_visible(timeout=START_MS)
    page.goto(f"{room.url}/formgrader/gradebook/{NAME}/{NAME}")
    page.get_by_role("link", name="Submission #").click()
    expect(page.get_by_text(REPLIES["ada"])).to_be_visible(timeout=START_MS)
    page.wait_for_function("formgrader.grades?.loaded")
    with page.expect_response(lambda answer: answer.request.method == "PUT") as put:
        page.locator(f"#{WRITTEN}").fill("1.5")
        page.keyboard.press("Tab")

    # then they are in the gradebook
    assert put.value.status == 200
    assert room.points() == 1.5

    # and settings of whoever made a link are not run
    trap = place / "trap"
    trap.mkdir()
    (trap / "nbgrader_config.py").write_text(f"open({str(room.ines.home / 'ran')!r}, 'w').close()")
    page.goto(f"{room.url}/formgrader?path={trap}")
    expect(page.get_by_role("link", name=NAME, exact=True)).to_be_visible()
    assert not (room.ines.home / "ran").exists()
    assert outside == []

    # and a token of theirs opens formgrader, and nothing beside it: no kernel, no terminal, no file
    word = ask_for_token(room.hub, page)
    assert ask(f"{room.inner}/formgrader/api/assignments", "GET", word).status == 200
    paths = ("api/kernels", "api/terminals", "api/contents", f"files/banks/{NAME}.yml", "lab", "nbconvert/html/x.ipynb")
    statuses = {path: ask(f"{room.inner}/{path}", "GET", word).status for path in paths}
    assert set(statuses.values()) <= {403, 404}, statuses
    assert ask(f"{room.inner}/api/kernels", "POST", word, b"{}").status in {403, 404}


def test_a_marker_comes_in_and_marks_at_the_desk_under_their_own_name(room: Room, page: Page) -> None:
    # when a marker signs in, then formgrader is there, and no server of theirs was needed
    page.goto(room.url)
    sign_in(page, room.jo)
    expect(page.get_by_role("link", name=NAME, exact=True)).to_be_visible(timeout=START_MS)
    assert room.jo.processes() == []

    # when they press anchors at the desk
    page.goto(f"{room.url}/desk/{NAME}")
    desk = page.locator("section.eip-desk[data-ready=true]")
    expect(desk).to_contain_text(REPLIES["ada"], timeout=START_MS)
    expect(desk.get_by_label("Marker")).to_have_value(room.jo.name)
    desk.get_by_text("Keys", exact=True).focus()
    press(page, "3", "2", "3")

    # then the points are in the gradebook, and the trail has whose they are
    expect(desk.locator(".eip-status")).to_contain_text("Saved")
    assert room.points() == 5
    lines = [json.loads(line) for file in room.trail.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    assert {line["marker"] for line in lines if line.get("did") == "marked"} == {room.jo.name}

    # and where nothing is written, a letter says so; and under another's name nothing is entered
    page.goto(f"{room.url}/desk/foundations")
    expect(page.get_by_text("this assignment has no written item")).to_be_visible()
    page.goto(f"{room.url}/desk/{NAME}")
    expect(desk).to_contain_text("1 of 1 marked", timeout=START_MS)
    desk.get_by_label("Marker").fill("somebody")
    page.keyboard.press("Tab")
    expect(desk.locator(".eip-status")).to_contain_text("Here you mark under the name with which you signed in")


def test_a_student_is_refused_by_address_and_by_each_token(room: Room, page: Page) -> None:
    # when a student signs in on the way there, then they are sent off
    page.goto(room.url)
    sign_in(page, room.ben)
    expect(page.get_by_role("heading", name="403")).to_be_visible(timeout=START_MS)
    page.goto(f"{room.hub.url}/hub/home")
    expect(page.get_by_role("button", name="Services")).to_have_count(0)

    # and when they take one of their tokens, or none
    page.goto(room.hub.url)
    page.wait_for_url("**/doc/tree/**", timeout=START_MS)
    words = {"of their server": token(room.ben), "of their own": ask_for_token(room.hub, page), "none": ""}
    wanted = ["assignments", f"submissions/{NAME}", "students"]
    asked = {
        (sort, path): ask(f"{room.inner}/formgrader/api/{path}", "GET", word).status
        for sort, word in words.items()
        for path in wanted
    }
    refused = {(sort, path): 302 if sort == "none" else 403 for sort, path in asked}  # to the hub's form, or off
    assert asked == refused
    for word in words.values():
        changed = ask(f"{room.inner}/formgrader/api/student/ada", "PUT", word, b'{"first_name": "Ben"}')
        assert changed.status == 403


def test_who_is_not_of_the_class_does_not_come_in(room: Room, make_account: Callable[[], Account], page: Page) -> None:
    page.goto(room.url)
    sign_in(page, make_account())

    expect(page.get_by_text("Invalid username or password")).to_be_visible(timeout=START_MS)


@pytest.mark.parametrize(
    ("copy", "taken", "says"),
    [
        ("course", False, "can be entered by every account"),
        ("none", False, "has no copy of the project in"),
        ("course", True, "can't be had (Address already in use)"),
    ],
    ids=["an open copy", "no copy", "a port in use"],
)
def test_it_says_why_it_does_not_start(room: Room, place: Path, copy: str, taken: bool, says: str) -> None:
    port = room.hub.grading_port if taken else privileged_ports(1)[0]
    here = Path(tempfile.mkdtemp(dir=place))
    here.chmod(0o755)
    project = room.ines.home / copy
    site = write_site(here, instructor=room.ines.name, project=project, grading=True, grading_port=port)
    command = [room.hub.installation / "bin" / "python", room.hub.installation / "deploy" / "start_formgrader.py"]
    room.course.chmod(0o755)
    try:
        with room.ines.home_left_open():
            about = {"PATH": os.environ["PATH"], "EMPATHY_SITE": str(site)}
            done = subprocess.run(command, env=about, capture_output=True, text=True, timeout=60)
    finally:
        room.course.chmod(0o700)

    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_it_is_a_process_of_the_instructors_and_nobody_takes_its_port_when_it_has_ended(room: Room) -> None:
    [process] = room.ines.processes(FORMGRADER)
    assert set(process.uids()) == {pwd.getpwnam(room.ines.name).pw_uid}
    assert set(process.gids()) == {pwd.getpwnam(room.ines.name).pw_gid}

    for ended in (False, True):
        if ended:
            end([process])
        code = f"import socket; socket.create_server(('127.0.0.1', {room.hub.grading_port}))"
        tried = room.ben.run(room.hub.installation / "bin" / "python", "-c", code, folder=Path("/"))
        assert tried.returncode != 0
        assert "Permission denied" in tried.stderr
