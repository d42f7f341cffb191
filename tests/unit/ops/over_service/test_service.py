"""Asking the exchange: what the environment has to say, where the token goes, and what is told when nothing is done."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from course_lib.ops.exchange_service import archive
from course_lib.ops.over_service import mirror
from course_lib.ops.over_service.service import NotDone, Service

NAME = "mireille+listening+2026-12-01 09:30:00.000000 UTC+abcdefghijkl"


@dataclass
class Says:
    """`says(status, body)`: a service that answers so to whatever it is asked; what that was is in `asked`."""

    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    servers: list[HTTPServer] = field(default_factory=list)

    def __call__(self, status: int, body: bytes, **headers: str) -> Service:
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((self.command, self.path, self.headers["Authorization"]))
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def do_PUT(self) -> None:
                self.do_GET()

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.servers.append(HTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=self.servers[-1].serve_forever, daemon=True).start()
        return Service(f"http://127.0.0.1:{self.servers[-1].server_port}/services/exchange", "a-token")


@pytest.fixture
def says() -> Iterator[Says]:
    made = Says()
    yield made
    for server in made.servers:
        server.shutdown()
        server.server_close()


def listing(*names: object) -> bytes:
    return json.dumps({"names": names}).encode()


@pytest.mark.parametrize(
    ("address", "token", "told"),
    [
        ("", "t", "EMPATHY_EXCHANGE doesn’t say where"),
        ("exchange:8765", "t", "EMPATHY_EXCHANGE doesn’t say where"),
        ("ftp://exchange", "t", "EMPATHY_EXCHANGE doesn’t say where"),
        ("http://exchange:8765", "", "JUPYTERHUB_API_TOKEN holds no token"),
        ("http://exchange:8765", "t\nX: y", "JUPYTERHUB_API_TOKEN holds no token"),
    ],
)
def test_what_the_environment_does_not_say_is_told(
    address: str, token: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMPATHY_EXCHANGE", address)
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", token)

    with pytest.raises(NotDone, match=told):
        Service.of_environment()


def test_a_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPATHY_EXCHANGE", "https://exchange.example.org/services/exchange/")
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "a-token")

    assert "a-token" not in repr(Service.of_environment())


def test_names_are_asked_for_with_the_token(says: Says) -> None:
    assert says(200, listing("listening")).names("empathy", "a b/../c") == ["listening"]

    assert says.asked == [("GET", "/services/exchange/empathy/a%20b%2F..%2Fc", "token a-token")]


def test_a_refusal_is_told_in_the_words_of_the_service(says: Says) -> None:
    with pytest.raises(NotDone, match=r"^Only the instructor may\.$"):
        says(403, b'{"says": "Only the instructor may."}').put({"a.ipynb": b""}, "empathy", "outbound", "a")


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (502, b"<html>", "answered 502"),
        (200, b"<html>", "is no exchange"),
        (200, b"[]", "is no exchange"),
        (200, b'{"names": [1]}', "something else than names"),
        (404, b'{"says": 3}', "answered 404"),
    ],
)
def test_what_is_no_answer_of_an_exchange_is_told(says: Says, status: int, body: bytes, told: str) -> None:
    with pytest.raises(NotDone, match=told):
        says(status, body).names("empathy", "outbound")


def test_nobody_is_sent_elsewhere_with_the_token(says: Says) -> None:
    there = says(200, listing("stolen"))

    with pytest.raises(NotDone, match="answered 302"):
        says(302, b"", Location=there.address).names("empathy", "outbound")

    assert len(says.asked) == 1


def test_a_service_that_is_away_is_told() -> None:
    with pytest.raises(NotDone, match=r"can’t be reached \(Connection refused\)"):
        Service("http://127.0.0.1:9/services/exchange", "t").names("empathy", "outbound")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": NAME, "timestamp": "2026-12-01 09:30:00.000000 UTC"},
        {"name": "../../.bashrc", "timestamp": "2026-12-01 09:30:00.000000 UTC", "secret": "s"},
        {"name": NAME.replace("listening", "other"), "timestamp": "2026-12-01 09:30:00.000000 UTC", "secret": "s"},
    ],
)
def test_a_receipt_that_is_none_is_told(says: Says, body: dict[str, str]) -> None:
    with pytest.raises(NotDone, match="receipt"):
        says(200, json.dumps(body).encode()).hand_in({"a.ipynb": b""}, "empathy", "listening")


def test_what_is_too_large_is_told_before_it_is_sent(says: Says) -> None:
    with pytest.raises(NotDone, match="16,000,000 are the most"):
        says(200, b"{}").hand_in({"a.ipynb": bytes(archive.LARGEST_FILE + 1)}, "empathy", "listening")

    assert says.asked == []


@pytest.mark.parametrize("name", ["../up", "/etc/passwd", "a+b", ""])
def test_a_name_that_leads_elsewhere_is_not_taken_from_the_service_either(
    says: Says, name: str, tmp_path: Path
) -> None:
    service = says(200, listing(name))

    for fill in (mirror.outbound, mirror.inbound):
        with pytest.raises(NotDone, match="under a name that none can have"):
            fill(service, tmp_path / "exchange" / "empathy")
    assert [place for place in tmp_path.rglob("*") if place.is_file()] == []


def test_what_is_no_longer_there_is_no_longer_here(says: Says, tmp_path: Path) -> None:
    other, passed = NAME.replace("listening", "other"), tmp_path / "empathy" / "inbound" / "note.txt"
    for name in (NAME, other):
        mirror.put({"a.ipynb": b"", "answers/a.jsonl": b""}, tmp_path / "empathy" / "inbound" / name)
    mirror.put({"a.ipynb": b""}, tmp_path / "empathy" / "outbound" / "listening")

    mirror.inbound(says(200, listing()), tmp_path / "empathy", "listening")
    mirror.outbound(says(200, listing()), tmp_path / "empathy", only="listening")

    assert [place.name for place in passed.parent.iterdir()] == [other]
    assert list((tmp_path / "empathy" / "outbound").iterdir()) == []


def test_a_folder_takes_the_place_of_another_whole(tmp_path: Path) -> None:
    mirror.put({"old.ipynb": b"", "answers/a.jsonl": b"1"}, tmp_path / "copy")
    mirror.put({"answers/a.jsonl": b"2"}, tmp_path / "copy")

    assert mirror.whole(tmp_path / "copy") == {"answers/a.jsonl": b"2"}
    assert [place.name for place in tmp_path.iterdir()] == ["copy"]
