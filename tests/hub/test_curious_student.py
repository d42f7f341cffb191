"""What a curious student tries against a classmate, the instructor and the hub. Each attempt is refused.

The table of attempts is printed: `python -m pytest -s tests/hub/test_curious_student.py`.
"""

import grp
import json
import pwd
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.chromium import new_page
from tests.support.hub import curious, evil
from tests.support.hub.accounts import LOG, Account
from tests.support.hub.attempts import ASSIGNMENT, Attempt, Class, everything, listens, server, token
from tests.support.hub.pages import START_MS, log_in
from tests.support.hub.running import Hub
from tests.support.places import ROOT


@pytest.fixture(scope="module")
def room(
    hub: Hub, student: Account, instructor: Account, make_account: Callable[[], Account], chromium: Browser
) -> Iterator[Class]:
    ben, group = make_account(), grp.getgrgid(pwd.getpwnam(student.name).pw_gid).gr_name
    for account in (ben, instructor):
        account.join(group)
    evil.lay(ben, hub.installation / "bin" / "python")
    teach(instructor, hub)
    with (
        new_page(chromium, trusting=True) as anas,
        new_page(chromium, trusting=True) as bens,
        new_page(chromium, trusting=True) as iness,
    ):
        pages = {student.name: anas, ben.name: bens, instructor.name: iness}
        for account in (ben, instructor, student):
            log_in(pages[account.name], hub, account)
            pages[account.name].wait_for_url(re.compile("/(lab|doc)/tree/"), timeout=START_MS)
        expect(anas.locator("section.eip[data-ready='true']").filter(visible=True).first).to_be_visible(
            timeout=START_MS
        )
        yield Class(student, ben, instructor, pages, hand_in(student, hub))
    put_away(student, hub)


def test_no_attempt_at_a_shell_succeeds(hub: Hub, room: Class) -> None:
    assert tried(room.ben, hub, everything(hub, room)) == []


def test_the_same_attempts_succeed_on_what_is_ones_own(hub: Hub, room: Class) -> None:
    """Else the test above could not fail."""
    account, port = pwd.getpwnam(room.ben.name), listens(server(room.ben))[0]
    note = room.ben.home / "note.txt"
    mine: list[Attempt] = [
        ("list", ["names", str(room.ben.home)]),
        ("make", ["make", str(room.ben.home / "new")]),
        ("write", ["write", str(note)]),
        ("read", ["read", str(note)]),
        ("by a link", ["link", "/tmp/eip-test-link", str(note)]),
        ("remove the link", ["remove", "/tmp/eip-test-link"]),
        ("rename", ["rename", str(note)]),
        ("environment", ["read", f"/proc/{server(room.ben).pid}/environ"]),
        ("working folder", ["leads", f"/proc/{server(room.ben).pid}/cwd"]),
        ("signal", ["kill", server(room.ben).pid]),
        ("sockets", ["names", str(hub.runtime / str(account.pw_uid))]),
        ("server", ["ask", "GET", f"http://127.0.0.1:{port}/user/{room.ben.name}/api/contents", token(room.ben)]),
        ("hub", ["ask", "GET", f"{hub.inner}/hub/api/user", token(room.ben)]),
    ]

    assert tried(room.ben, hub, mine) == [name for name, _ in mine]


@pytest.mark.parametrize("visitor", ["ana", "ines"])
def test_a_page_of_bens_does_nothing_in_the_name_of_who_opens_it(hub: Hub, room: Class, visitor: str) -> None:
    account = room.ana if visitor == "ana" else room.ines
    page = room.pages[account.name]

    answer = page.goto(f"{hub.of(room.ben)}/evil")
    assert answer is not None
    expect(page.get_by_role("heading", name="Look at my notes")).to_be_visible()
    results = page.evaluate(evil.TRY, [hub.of(account), hub.url])

    assert shown(f"ben's page, opened by {visitor}", results) == []
    # Ben's server was sent no cookie that opens anything of hers,
    received = json.loads(page.goto(f"{hub.of(room.ben)}/evil").headers["x-cookies"])  # type: ignore[union-attr]
    assert [name for name in received if account.name in name] == []
    # no terminal was started,
    assert [
        child.cmdline() for child in server(account).children() if "ipykernel" not in " ".join(child.cmdline())
    ] == []
    # and what was put among her cookies doesn't keep her out.
    page.goto(f"{hub.of(account)}/lab")
    expect(page).to_have_url(re.compile(f"{account.name}.*/(lab|doc)"), timeout=START_MS)
    assert page.evaluate("document.querySelector('#jupyter-config-data') !== null")


def test_the_same_page_does_a_lot_in_the_name_of_ben_himself(hub: Hub, room: Class) -> None:
    """Else the test above could not fail."""
    page = room.pages[room.ben.name]
    page.goto(f"{hub.of(room.ben)}/evil")

    done = shown("ben's page, opened by ben", page.evaluate(evil.TRY, [hub.of(room.ben), hub.url]))

    taken = {"read files without asking", "read the page with its token", "listen by WebSocket", "look into a window"}
    assert taken <= set(done)


def test_a_name_that_is_typed_begins_no_line_in_the_hubs_log(hub: Hub, page: Page) -> None:
    forged = "[I 2026-11-30 12:00:00.000 JupyterHub base:973] User logged in: mireille"
    page.goto(f"{hub.url}/hub/login")

    page.locator("input[name='username']").evaluate(
        "(input, name) => { const area = document.createElement('textarea'); area.name = 'username'; area.value = name;"
        " input.replaceWith(area); }",
        f"nobody\n{forged}",
    )
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Invalid username or password")).to_be_visible(timeout=15_000)

    written = hub.log.read_text()
    assert "nobody" in written
    assert [line for line in written.splitlines() if line.startswith(forged[:30])] == []


def test_nothing_that_a_students_server_prints_is_in_the_hubs_log(hub: Hub, room: Class) -> None:
    log = room.ben.home / LOG

    assert "Evil" in log.read_text() or "evil" in log.read_text()
    assert "evil" not in hub.log.read_text().replace(f"/user/{room.ben.name}/evil", "")
    for process in (server(room.ben), *server(room.ben).children(recursive=True)):
        opened = {Path(file.path) for file in process.open_files()}
        assert hub.log not in opened, process.cmdline()
    assert log.stat().st_mode & 0o077 == 0


def tried(account: Account, hub: Hub, attempts: list[Attempt]) -> list[str]:
    """Make the attempts as an account and print what came of each; those that succeeded."""
    script = shutil.copy(Path(curious.__file__), hub.installation / "curious.py")
    python = hub.installation / "bin" / "python"
    made = account.run(python, script, folder=Path("/"), given=json.dumps([words for _, words in attempts]))
    Path("/tmp/eip-test-link").unlink(missing_ok=True)
    assert made.returncode == 0, made.stderr
    names = [name for name, _ in attempts]
    return shown("at a shell", list(zip(names, json.loads(made.stdout), strict=True)))


def shown(where: str, results: list[tuple[str, str]]) -> list[str]:
    """Print a table of attempts; those that succeeded."""
    print(f"\n{where}: {len(results)} attempts")
    for name, result in results:
        print(f"  {name:<90} {result}")
    return [name for name, result in results if result.startswith(curious.OPEN)]


def teach(instructor: Account, hub: Hub) -> None:
    """Keys and marks in the instructor's home, as open as nbgrader leaves them; and an assignment handed out."""
    released = hub.exchange / "empathy-in-practice" / "outbound" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    keys, marks = (
        instructor.home / "open-course/banks/keys.yml",
        instructor.home / "open-course/course-work/gradebook.db",
    )
    for file in (keys, marks, released):
        done = instructor.run("install", "-D", ROOT / "notebooks" / "home.ipynb", file, folder=instructor.home)
        assert done.returncode == 0, done.stderr
    banks = (keys.parent, marks.parent, keys.parent.parent)
    assert {place.stat().st_mode & 0o777 for place in banks} == {0o755}


def hand_in(student: Account, hub: Hub) -> Path:
    """A student hands in, as the button does; the folder in the exchange."""
    folder, python = student.home / "empathy", hub.installation / "bin" / "python"
    settings = {"JUPYTER_CONFIG_PATH": str(hub.installation / "deploy"), "EMPATHY_SITE": str(hub.site)}
    for command in ("fetch_assignment", "submit"):
        done = student.run(python, "-m", "nbgrader", command, ASSIGNMENT, folder=folder, **settings)
        assert done.returncode == 0, done.stderr
    [made] = (hub.exchange / "empathy-in-practice" / "inbound").glob(f"{student.name}+{ASSIGNMENT}+*")
    return made


def put_away(student: Account, hub: Hub) -> None:
    """Leave nothing of the assignment to the tests that follow."""
    course, cache = hub.exchange / "empathy-in-practice", student.home / ".local/share/jupyter/nbgrader_cache"
    released, fetched = course / "outbound" / ASSIGNMENT, student.home / "empathy" / ASSIGNMENT
    for place in (cache, released, fetched, *course.glob(f"inbound/*+{ASSIGNMENT}+*")):
        shutil.rmtree(place)
