"""The hub is asked to remove a user by the one word it has for that; whoever else listens there hears nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from course_lib.ops.erasure import hub_row
from course_lib.ops.hub import port, token
from course_lib.ops.hub.site import Site

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/net/tcp"), reason="a hub runs on Linux")  # noqa: PTH110


class Hub:
    """Something that listens in the place of a hub, and gives these answers, the last one for ever."""

    def __init__(self) -> None:
        self.answers, self.asked = [204], list[tuple[str, str]]()
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_DELETE(self) -> None:
                hub.asked.append((self.path, self.headers["Authorization"]))
                self.send_response(hub.answers.pop(0) if len(hub.answers) > 1 else hub.answers[0])
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)

    def site(self, state: Path) -> Site:
        return Site(hub_port=self.server.server_port, state=state, address="http://hub.localhost:8000/teach")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setattr(hub_row, "PAUSE", 0.01)
    monkeypatch.setattr(port, "listener", lambda _: 0)  # these tests may be run by others than root
    hub = Hub()
    Thread(target=hub.server.serve_forever, args=(0.01,), daemon=True).start()
    yield hub
    hub.server.shutdown()
    hub.server.server_close()


def test_the_word_is_for_its_owner_alone_and_stays_the_same(tmp_path: Path) -> None:
    word = token.prepare(tmp_path)

    assert token.prepare(tmp_path) == word
    assert len(word) == 64
    assert stat.S_IMODE(token.file(tmp_path).stat().st_mode) == 0o600


def test_a_user_is_removed_by_the_hubs_own_interface(hub: Hub, tmp_path: Path) -> None:
    word = token.prepare(tmp_path)

    assert hub_row.remove(hub.site(tmp_path), "Ana.b")
    assert hub.asked == [("/teach/hub/api/users/ana.b", f"token {word}")]


def test_a_user_that_the_hub_does_not_know_is_no_trouble(hub: Hub, tmp_path: Path) -> None:
    token.prepare(tmp_path)
    hub.answers = [404]

    assert not hub_row.remove(hub.site(tmp_path), "ana")


def test_a_server_that_is_just_starting_is_waited_for(hub: Hub, tmp_path: Path) -> None:
    token.prepare(tmp_path)
    hub.answers = [400, 400, 204]

    assert hub_row.remove(hub.site(tmp_path), "ana")


@pytest.mark.parametrize(("code", "says"), [(403, "the hub refused"), (500, "500"), (400, "400")])
def test_what_the_hub_refuses_remains_and_is_told(hub: Hub, tmp_path: Path, code: int, says: str) -> None:
    token.prepare(tmp_path)
    hub.answers = [code]

    with pytest.raises(hub_row.Remains, match=says):
        hub_row.remove(hub.site(tmp_path), "ana", patience=0)


def test_somebody_else_in_the_hubs_place_is_told_nothing(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token.prepare(tmp_path)
    monkeypatch.setattr(port, "listener", lambda _: 1001)

    with pytest.raises(hub_row.Remains, match="account number 1001 listens on port"):
        hub_row.remove(hub.site(tmp_path), "ana")
    assert hub.asked == []


def test_a_hub_that_does_not_run_or_has_no_word_yet_is_told(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(hub_row.Remains, match="has not been started with this version yet"):
        hub_row.remove(hub.site(tmp_path), "ana")
    monkeypatch.setattr(port, "listener", lambda _: None)
    with pytest.raises(hub_row.Remains, match=r"the hub isn't running\. Start it, and run this command again"):
        hub_row.remove(hub.site(tmp_path), "ana")
