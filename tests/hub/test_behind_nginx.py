"""A hub under a path behind nginx, which has the certificate; each student has an address of their own."""

import grp
import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.hub.conftest import PROXY
from tests.hub.test_hub import LESSON, first_quiz
from tests.support.hub import web_server
from tests.support.hub.accounts import Account
from tests.support.hub.pages import START_MS, find, log_in, open_notebook
from tests.support.hub.running import Hub, running

PATH = "/courses/empathy"


@pytest.fixture(scope="module")
def hub(installation: Path, student: Account, place: Path) -> Iterator[Hub]:
    program = web_server.installed()
    if program is None:
        pytest.skip("a web server in front is nginx here, and there is none: `apt install nginx`")
    room = place / "in-front"
    room.mkdir()
    group = grp.getgrgid(pwd.getpwnam(student.name).pw_gid).gr_name
    with running(installation, room, group=group, proxy=PROXY, behind=PATH) as hub, web_server.nginx(hub, program):
        yield hub


def test_a_student_signs_in_answers_and_finds_home_below_the_path(hub: Hub, student: Account, page: Page) -> None:
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))

    log_in(page, hub, student)
    page.wait_for_url(f"{hub.of(student)}/doc/tree/home.ipynb*", timeout=START_MS)
    open_notebook(page, hub, student, LESSON)
    activity = find(page, first_quiz(LESSON).title)
    activity.get_by_role("button", name="Skip this question").click()
    expect(activity.locator(".eip-status")).to_contain_text("Saved")
    page.locator("a.eip-Banner-home").filter(visible=True).click()
    page.wait_for_url(f"{hub.of(student)}/doc/tree/home.ipynb*", timeout=START_MS)
    shown = page.locator("section.eip[data-ready='true']").filter(visible=True)
    expect(shown.first).to_be_visible(timeout=START_MS)

    channels = f"{hub.of(student).replace('https', 'wss')}/api/kernels/"
    assert [url for url in sockets if url.startswith(channels)]
    kept = page.context.cookies()
    assert kept
    for cookie in kept:
        assert cookie["secure"] or cookie["name"] == "_xsrf", cookie  # which opens nothing by itself
        # What belongs to one address alone has to hold for all of it.
        assert cookie["path"].startswith("/" if cookie["name"].startswith("__Host-") else PATH), cookie


def test_who_signed_in_is_known_by_their_own_address_and_not_the_web_servers(hub: Hub, student: Account) -> None:
    log = hub.log.read_text()

    assert f"User logged in: {student.name}" in log
    assert f" {PATH}/hub/login" in log
