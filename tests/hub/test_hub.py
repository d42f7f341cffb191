"""A student at a real JupyterHub: logs in, answers, loses the kernel, finds the answer, hands in under their name."""

import grp
import json
import pwd
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
from playwright.sync_api import Locator, Page, expect

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Quiz
from tests.support.hub.accounts import Account
from tests.support.hub.pages import START_MS, find, log_in, open_assignments, open_notebook
from tests.support.hub.running import Hub
from tests.support.hub.teaching import instructors_course, nbgrader
from tests.support.places import ROOT

LESSON = "05-active-listening.ipynb"
ASSIGNMENT = "listening-and-responding"


def test_an_answer_survives_the_death_of_the_kernel(
    hub: Hub, student: Account, instructor: Account, page: Page
) -> None:
    # Given a student who logs in and lands on the course's home
    started = time.monotonic()
    log_in(page, hub, student)
    expect(page.locator("section.eip[data-ready='true']").first).to_be_visible(timeout=START_MS)
    print(f"\nfrom the login's click to the first activity: {time.monotonic() - started:.1f} s")
    # A learner's window shows one document.
    assert page.url.endswith(f"/user/{student.name}/doc/tree/{paths.HOME}")

    # and who answers a question of the lesson on listening, not quite rightly
    quiz = first_quiz(LESSON)
    item = quiz.items[0]
    wrong = next(number for number, option in enumerate(item.options) if not option.correct)
    open_notebook(page, hub, student, LESSON)
    activity = find(page, quiz.title)
    activity.locator(f".eip-options input[value='{wrong}']").check()
    if item.confidence:
        activity.locator(".eip-sure input").first.check()
    activity.get_by_role("button", name="Check").click()
    expect(activity.locator(".eip-status")).to_contain_text("Saved")
    feedback = activity.locator(".eip-option[data-picked='true'][data-state='wrong']").text_content()
    assert feedback
    print_memory(hub)

    # when the kernel is killed and the lesson opened again
    kernels = student.processes("ipykernel")
    assert kernels, "the student has no kernel to kill"
    for kernel in kernels:
        kernel.send_signal(signal.SIGKILL)
    _, alive = psutil.wait_procs(kernels, timeout=10)
    assert not alive
    open_notebook(page, hub, student, LESSON)

    # then the answer is back, with what was said to it
    activity = find(page, quiz.title)
    expect(activity.locator(f".eip-options input[value='{wrong}']")).to_be_checked()
    expect(activity.locator(".eip-option[data-picked='true']")).to_have_text(feedback)

    # and it is the student's alone: theirs on disk, closed to others of the class
    records = list((student.home / ".local/share/empathy-in-practice/answers").glob("*.jsonl"))
    assert records
    for path in (*records, *student.home.rglob("*")):
        with suppress(FileNotFoundError):  # kernels make files that are gone a moment later
            assert owner(path) == student.name, path
    with student.home_left_open():  # as Debian's own settings do
        for path in (*records, student.home / "empathy" / LESSON):
            assert student.run("cat", path, folder=Path("/")).returncode == 0
            assert instructor.run("cat", path, folder=Path("/")).returncode != 0, path


def test_work_is_fetched_and_handed_in_under_the_students_own_name(
    hub: Hub, student: Account, instructor: Account, page: Page
) -> None:
    # Given an assignment that an instructor released
    course = instructors_course(instructor)
    nbgrader(hub, instructor, course, "generate_assignment", ASSIGNMENT)
    nbgrader(hub, instructor, course, "release_assignment", ASSIGNMENT)
    inbound = hub.exchange / "empathy-in-practice" / "inbound"

    # when the student fetches it in JupyterLab, answers a question of it and hands it in
    log_in(page, hub, student)
    expect(page).to_have_url(re.compile("/(lab|doc)/tree/"), timeout=START_MS)
    assignments = the_list(page)
    assignments.get_by_role("button", name="Fetch").click()
    expect(assignments.get_by_role("button", name="Submit")).to_be_attached()
    open_notebook(page, hub, student, f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    activity = page.locator("section.eip-graded[data-ready='true']").first
    expect(activity).to_be_visible(timeout=START_MS)
    activity.get_by_role("radio").or_(activity.get_by_role("checkbox")).first.check()
    expect(activity.locator(".eip-status")).to_contain_text("Saved")
    assignments = the_list(page)
    assignments.get_by_role("button", name="Submit").click()
    expect(assignments.get_by_text("no submitted assignments")).to_be_hidden()

    # then it lies in the exchange under the student's name and is theirs, closed to all but them and the instructor
    [handed_in] = inbound.glob(f"*+{ASSIGNMENT}+*")
    group = pwd.getpwnam(instructor.name).pw_gid
    assert {(path.stat().st_gid, path.stat().st_mode & 0o007) for path in (handed_in, *handed_in.rglob("*"))} == {
        (group, 0)
    }
    assert handed_in.name.split("+")[:2] == [student.name, ASSIGNMENT]
    assert {owner(path) for path in (handed_in, *handed_in.rglob("*"))} == {student.name}
    assert student.run("ls", inbound, folder=Path("/")).returncode != 0

    # and the instructor collects it as the student's own
    said = nbgrader(hub, instructor, course, "collect", ASSIGNMENT)
    collected = course / "course-work" / "submitted" / student.name / ASSIGNMENT
    assert (collected / f"{ASSIGNMENT}.ipynb").is_file()
    assert list((collected / "answers").glob("*.jsonl"))
    assert "NOT collected" not in said


def test_a_student_whose_home_takes_no_new_file_still_gets_in(
    hub: Hub, student: Account, make_account: Callable[[], Account], page: Page
) -> None:
    full = make_account()
    full.join(grp.getgrgid(pwd.getpwnam(student.name).pw_gid).gr_name)
    (full.home / "too-large-to-keep.txt").touch()
    full.home.chmod(0o500)

    log_in(page, hub, full)

    files = page.get_by_role("region", name="File Browser Section")
    expect(files.get_by_text("too-large-to-keep.txt")).to_be_visible(timeout=START_MS)


def test_an_account_outside_the_class_is_not_let_in(hub: Hub, make_account: Callable[[], Account], page: Page) -> None:
    stranger = make_account()

    log_in(page, hub, stranger)

    expect(page.get_by_text("Invalid username or password")).to_be_visible()
    assert not stranger.processes()


def test_a_wrong_password_is_not_let_in(hub: Hub, student: Account, page: Page) -> None:
    log_in(page, hub, Account(student.name, "not the password"))

    expect(page.get_by_text("Invalid username or password")).to_be_visible(timeout=15_000)


def test_the_proxys_lock_names_versions_and_hashes_but_no_host() -> None:
    lock = (ROOT / "deploy" / "package-lock.json").read_text()

    packages = [package for place, package in json.loads(lock)["packages"].items() if place]
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert "://" not in lock


def the_list(page: Page) -> Locator:
    """The list of assignments, in the learner's own window."""
    panel = open_assignments(page)
    expect(panel).to_contain_text("empathy-in-practice")
    expect(page.get_by_role("menuitem")).to_have_count(0)
    expect(panel.get_by_role("link", name="Home")).to_be_visible()
    return panel


def first_quiz(lesson: str) -> Quiz:
    """The first quiz that a lesson shows."""
    cells = json.loads((ROOT / "notebooks" / lesson).read_text())["cells"]
    sources = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    found = re.search(r'course\.quiz\("([a-z-]+)"\)', sources)
    assert found, f"{lesson} has no quiz"
    return Content(paths.data()).one(Quiz, found[1])


def owner(path: Path) -> str:
    return pwd.getpwuid(path.lstat().st_uid).pw_name


def print_memory(hub: Hub) -> None:
    """Print each process's memory; shared pages count by share (Linux's "proportional set size")."""
    for process in (hub.process, *hub.process.children(recursive=True)):
        memory = process.memory_full_info().pss / 2**20
        print(f"{memory:5.0f} MiB  {' '.join(process.cmdline()[1:4])}")
