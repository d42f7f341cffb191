"""Who asks is whom the hub names, if the hub lets them use the service; nothing else that is sent says so."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from course_lib.ops.exchange_service.members import HubAway, Members, Person, Unknown
from course_lib.ops.exchange_service.refused import Refused

ACCESS = "access:services!service=exchange"
Knows = Callable[..., Members]


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Knows]:
    """`knows(name=..., kind=..., scopes=...)`: the members of a hub which says so of the token `good`."""
    servers: list[HTTPServer] = []

    def make(status: int = 200, **user: Any) -> Members:
        said = json.dumps({"kind": "user", "scopes": [ACCESS], **user}).encode()

        class Hub(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                known = self.path == "/hub/api/user" and self.headers["Authorization"] == "token good"
                self.send_response(status if known else 403)
                self.end_headers()
                self.wfile.write(said if known else b'{"status": 403}')

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        servers.append(HTTPServer(("127.0.0.1", 0), Hub))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        monkeypatch.setenv("JUPYTERHUB_API_URL", f"http://127.0.0.1:{servers[-1].server_port}/hub/api")
        return Members("exchange", ["ines"])

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


def who(members: Members, header: str = "token good") -> Person:
    return asyncio.run(members.who(header))


def test_a_member_is_whom_the_hub_names(knows: Knows) -> None:
    assert who(knows(name="mireille")) == Person("mireille", teaches=False)
    assert who(knows(name="ines"), "Bearer good") == Person("ines", teaches=True)


def test_a_right_to_all_services_is_one_to_this(knows: Knows) -> None:
    assert who(knows(name="mireille", scopes=["access:services"])).name == "mireille"


@pytest.mark.parametrize(
    "header", ["", "good", "token", "token ", "token bad", "Basic good", "token good, token bad", "token gö"]
)
def test_without_a_token_that_the_hub_knows_nobody_is_known(knows: Knows, header: str) -> None:
    with pytest.raises(Unknown, match="nobody by this token"):
        who(knows(name="mireille"), header)


def test_a_service_that_is_called_like_a_learner_is_none(knows: Knows) -> None:
    with pytest.raises(Unknown):
        who(knows(name="mireille", kind="service"))


@pytest.mark.parametrize("scopes", [[], ["access:servers"], ["access:services!service=other"], ["self"]])
def test_whom_the_hub_does_not_let_use_it_is_refused(knows: Knows, scopes: list[str]) -> None:
    with pytest.raises(Refused, match="may not use the exchange"):
        who(knows(name="mireille", scopes=scopes))


@pytest.mark.parametrize("name", ["../up", "a+b", "auth0|5", "", ".a", "a/b", "a\nb"])
def test_a_name_that_no_gradebook_takes_is_told(knows: Knows, name: str) -> None:
    with pytest.raises(Refused, match="No gradebook takes it"):
        who(knows(name=name))


def test_a_hub_that_fails_or_is_away_is_told(knows: Knows, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(HubAway, match="can’t be asked"):
        who(knows(status=500, name="mireille"))
    monkeypatch.setenv("JUPYTERHUB_API_URL", "http://127.0.0.1:9/hub/api")
    with pytest.raises(HubAway):
        who(Members("exchange", []))
