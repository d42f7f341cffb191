"""A server with a lesson for each kind of activity, and a fresh record for each test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from course_lib.grading import bank
from course_lib.learner.record import Record, timestamp
from tests.support.browser.graded import GRADED
from tests.support.browser.kinds import WALKS
from tests.support.browser.lessons import write_lesson
from tests.support.browser.stand_in import SMALL, lay_out
from tests.support.fixtures import Show, StartServer
from tests.support.jupyter import CourseServer, close_everything, open_lesson, with_samples
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
    write_lesson(folder, "session", ['course.graded("a-session-with-ruben")'])
    for form, question in GRADED.items():
        write_lesson(folder, form, [f'course.graded("{question.item}")'])
    samples = with_samples(tmp_path_factory.mktemp("samples"))
    with course_server(folder, python_path=samples) as running:
        yield running


@pytest.fixture
def fresh(activities: CourseServer) -> CourseServer:
    """A record with nothing in it; no kernel and no open tab left from the test before."""
    close_everything(activities)
    places = (activities.home / "answers", activities.folder / "answers", *(activities.home / "private").glob("*"))
    for place in places:
        Record(place).delete()
    return activities


@pytest.fixture
def show(page: Page, fresh: CourseServer) -> Show:
    def show_it(kind: str, name: str | None = None) -> Locator:
        if kind in WALKS and (before := WALKS[kind].before):
            three_days_ago = timestamp(datetime.now(UTC) - timedelta(days=3))
            before(Record(fresh.home / "answers", clock=lambda: three_days_ago))
        open_lesson(page, fresh, f"{name or kind}.ipynb")
        section = page.locator(f"section.eip-{kind}")
        expect(section).to_have_attribute("data-ready", "true")
        return section

    return show_it


@pytest.fixture(scope="session")
def small_server(course_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    place = tmp_path_factory.mktemp("small")
    folder, library = lay_out(place, SMALL)
    # The page hands its application to the test, which so can look at the notebook behind what is drawn.
    (place / "config").mkdir()
    exposed = {"expose_app_in_browser": True}
    settings = {"LabApp": exposed, "JupyterNotebookApp": exposed}
    (place / "config" / "jupyter_server_config.json").write_text(json.dumps(settings))
    with course_server(folder, python_path=library, environ={"JUPYTER_CONFIG_PATH": str(place / "config")}) as server:
        yield server


@pytest.fixture
def small(small_server: CourseServer) -> CourseServer:
    """The small lessons as they came; no kernel and no open tab left from the test before."""
    close_everything(small_server)
    for name, lesson in SMALL.items():
        (small_server.folder / name).write_text(json.dumps(lesson))
    return small_server
