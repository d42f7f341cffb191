"""What the service has to be told before it starts, and what it says where something is missing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.ops.exchange_service import __main__ as service
from course_lib.ops.exchange_service.__main__ import options
from tests.support.places import ROOT

HUB = {"JUPYTERHUB_API_URL": "http://hub:8081/hub/api"}
WORDS = ["--folder", "/srv/exchange", "--instructor", "ines"]


def test_several_may_teach() -> None:
    about = options([*WORDS, "--instructor", "omar@example.org", "--listen", "[::1]:8765"], HUB)

    assert (about.instructor, about.folder) == (["ines", "omar@example.org"], Path("/srv/exchange"))


def test_where_the_hub_starts_it_the_hub_says_where_it_listens() -> None:
    about = options(WORDS, HUB | {"JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:8765"})

    assert about.listen == "127.0.0.1:8765"


@pytest.mark.parametrize(
    ("words", "environ", "told"),
    [
        (WORDS, HUB, "say where to listen"),
        ([*WORDS, "--listen", "8765"], HUB, "say where to listen"),
        ([*WORDS, "--listen", "0.0.0.0:http"], HUB, "say where to listen"),
        ([*WORDS, "--listen", "0.0.0.0:8765"], {}, "JUPYTERHUB_API_URL has to say"),
        (["--folder", "/srv/exchange", "--listen", "0.0.0.0:8765"], HUB, "required: --instructor"),
        ([*WORDS, "--instructor", "../up", "--listen", "0.0.0.0:8765"], HUB, "'../up' is nobody's name"),
    ],
)
def test_what_is_missing_is_told(
    words: list[str], environ: dict[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        options(words, environ)

    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("folder", "told"), [("file/exchange", "file/exchange: Not a directory"), ("exchange", "Address already in use")]
)
def test_a_folder_or_a_port_that_it_can_not_have_is_told(folder: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        words = ["--folder", str(tmp_path / folder), "--instructor", "ines"]
        ended = subprocess.run(
            [sys.executable, "-m", str(service.__package__), *words, "--listen", f"127.0.0.1:{taken.getsockname()[1]}"],
            env={"PATH": os.environ["PATH"], **HUB},
            cwd=ROOT,
            capture_output=True,
            text=True,
        )

    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.startswith("The exchange was not started: ")
    assert told in ended.stdout
