"""An instructor's JupyterLab makes no page of a notebook by `/nbconvert`: what is in it would run with their rights."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from jupyter_core.paths import ENV_CONFIG_PATH

from tests.support.browser.stand_in import code, notebook
from tests.support.fixtures import StartServer
from tests.support.jupyter import CourseServer
from tests.support.places import ROOT

CONFIGURED = {"JUPYTER_CONFIG_PATH": str(ROOT / "deploy")}
PAGES = ("/nbconvert/html/handed-in.ipynb", "/api/nbconvert")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "submitted"
    folder.mkdir()
    (folder / "handed-in.ipynb").write_text(json.dumps(notebook(code("1"))))
    return folder


@pytest.fixture
def server(course_server: StartServer, folder: Path) -> Iterator[CourseServer]:
    with course_server(folder, environ=CONFIGURED) as running:
        yield running


def answers(request: str | Request) -> int:
    try:
        with urlopen(request, timeout=60) as answer:
            return int(answer.status)
    except HTTPError as problem:
        return problem.code


def test_an_instructors_server_converts_nothing_and_does_all_else(server: CourseServer) -> None:
    posted = Request(server.address("/nbconvert/html"), method="POST", data=b'{"name": "x", "content": {}}')

    assert [answers(server.address(page)) for page in PAGES] == [403, 403]
    assert answers(posted) == 403
    assert [answers(server.address(page)) for page in ("/lab", "/api/contents/handed-in.ipynb")] == [200, 200]


def test_a_students_server_on_a_hub_is_left_as_it_is(course_server: StartServer, folder: Path) -> None:
    with course_server(folder, environ=CONFIGURED | {"JUPYTERHUB_USER": "mireille"}) as server:
        assert [answers(server.address(page)) for page in PAGES] == [200, 200]


def test_make_course_puts_the_configuration_where_the_clones_jupyter_looks() -> None:
    done = subprocess.run(
        ["make", "--dry-run", "--always-make", "course"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "cp deploy/jupyter_server_config.py .venv/etc/jupyter/" in done.stdout
    assert Path(sys.prefix, "etc", "jupyter") in map(Path, ENV_CONFIG_PATH)
