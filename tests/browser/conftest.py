"""A server with a lesson for each kind of activity, and a fresh record for each test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from course_lib.grading import bank
from course_lib.learner.record import Record, timestamp
from tests.support.browser.graded import GRADED
from tests.support.browser.kinds import WALKS
from tests.support.browser.lessons import write_lesson
from tests.support.browser.stand_in import SMALL, lay_out
from tests.support.chromium import new_page
from tests.support.fixtures import Show, StartServer
from tests.support.jupyter import CourseServer, close_everything, open_lesson, put_away, turn_to, with_samples
from tests.support.places import ROOT


@pytest.fixture(params=["lab", "notebook"])
def app(request: pytest.FixtureRequest) -> str:
    """JupyterLab, then Notebook 7."""
    return str(request.param)


@pytest.fixture(scope="session")
def activities(course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    folder = tmp_path_factory.mktemp("activities")
    write_lesson(folder, "all", [walk.call for walk in WALKS.values()])
    for kind, walk in WALKS.items():
        write_lesson(folder, kind, [walk.call])
    write_lesson(folder, "two", [WALKS["quiz"].call, WALKS["respond"].call])
    write_lesson(folder, "voice", ['course.cue("kofi-says-its-fine")'])
    write_lesson(folder, "row", ['course.rate("ten-short-excerpts")'])
    names = ("listening-and-responding", "foundations", "measuring-empathy", "empathy-and-outcome")
    sheets = [bank.read(ROOT / "banks", name).question_sheet(name) for name in names]
    together = sheets[0].model_copy(update={"items": tuple(item for sheet in sheets for item in sheet.items)})
    (folder / "items.json").write_text(together.model_dump_json(), encoding="utf-8")
    write_lesson(folder, "submission", ["course.submission()"])
    write_lesson(folder, "session", ['course.graded("a-session-with-ruben")'])
    for form, question in GRADED.items():
        write_lesson(folder, form, [f'course.graded("{question.item}")'])
    samples = with_samples(tmp_path_factory.mktemp("samples"))
    with course_server(folder, python_path=samples, environ=handing_over(tmp_path_factory.mktemp("config"))) as running:
        yield running


def handing_over(config: Path) -> dict[str, str]:
    """Variables of a server whose page hands its application to the test, which so can look behind what is drawn."""
    exposed = {"expose_app_in_browser": True}
    settings = {"LabApp": exposed, "JupyterNotebookApp": exposed}
    (config / "jupyter_server_config.json").write_text(json.dumps(settings))
    return {"JUPYTER_CONFIG_PATH": str(config)}


@pytest.fixture
def fresh(activities: CourseServer) -> CourseServer:
    """A record with nothing in it; no kernel and no open tab left from the test before."""
    close_everything(activities)
    forget_answers(activities)
    return activities


def forget_answers(server: CourseServer) -> None:
    for place in (server.home / "answers", server.folder / "answers", *(server.home / "private").glob("*")):
        Record(place).delete()


@pytest.fixture
def show(page: Page, fresh: CourseServer) -> Show:
    def show_it(kind: str, name: str | None = None) -> Locator:
        prepare(kind, fresh)
        open_lesson(page, fresh, f"{name or kind}.ipynb")
        return section_of(kind, page)

    return show_it


def prepare(kind: str, server: CourseServer) -> None:
    """What has to be in the record before there is something to see."""
    if kind in WALKS and (before := WALKS[kind].before):
        three_days_ago = timestamp(datetime.now(UTC) - timedelta(days=3))
        before(Record(server.home / "answers", clock=lambda: three_days_ago))


def section_of(kind: str, page: Page) -> Locator:
    section = page.locator(f"section.eip-{kind}")
    expect(section).to_have_attribute("data-ready", "true")
    return section


@pytest.fixture(scope="module")
def beyond() -> list[str]:
    """The addresses beyond this machine that the page of `desk` has tried to reach."""
    return []


@pytest.fixture(scope="module")
def opened(chromium: Browser, activities: CourseServer, beyond: list[str]) -> Iterator[Page]:
    with new_page(chromium, beyond) as page:
        close_everything(activities)
        open_lesson(page, activities, "quiz.ipynb")
        yield page


@pytest.fixture
def desk(opened: Page) -> Page:
    """One page for all tests of a file, as wide and as light as at first: a JupyterLab is opened once for all kinds."""
    opened.set_viewport_size({"width": 1280, "height": 900})
    opened.evaluate("document.body.dataset.jpThemeLight = 'true'")
    return opened


@pytest.fixture
def turn(desk: Page, activities: CourseServer) -> Show:
    """Like `show`, in the page of `desk`: with nothing in the record, and no lesson open."""
    put_away(desk, activities)
    forget_answers(activities)

    def turn_to_it(kind: str, name: str | None = None) -> Locator:
        prepare(kind, activities)
        turn_to(desk, activities, f"{name or kind}.ipynb")
        return section_of(kind, desk)

    return turn_to_it


@pytest.fixture(scope="session")
def small_server(course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    place = tmp_path_factory.mktemp("small")
    folder, library = lay_out(place, SMALL)
    config = place / "config"
    config.mkdir()
    with course_server(folder, python_path=library, environ=handing_over(config)) as server:
        yield server


@pytest.fixture
def small(small_server: CourseServer) -> CourseServer:
    """The small lessons as they came; no kernel and no open tab left from the test before."""
    close_everything(small_server)
    for name, lesson in SMALL.items():
        (small_server.folder / name).write_text(json.dumps(lesson))
    return small_server
