"""What a browser would complain of: asked of a real server, with a real certificate."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_lib.ops.doctor.browser import trouble
from tests.support.hub import certificate

HERE = "127.0.0.1"


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with a certificate for hub.localhost and all names below it, which this machine trusts."""
    certificate.write(tmp_path / "hub.pem", tmp_path / "hub.key", "hub.localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "hub.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "hub.pem", tmp_path / "hub.key")
    with socket.create_server((HERE, 0)) as server:

        def answer() -> None:
            there, _ = server.accept()
            try:
                context.wrap_socket(there, server_side=True).close()
            except OSError:
                there.close()  # the other side has seen enough

        threading.Thread(target=answer, daemon=True).start()
        yield server.getsockname()[1]


@pytest.mark.parametrize("name", ["hub.localhost", "somebody.hub.localhost"])
def test_a_name_that_the_certificate_holds_for_is_well(port: int, name: str) -> None:
    assert trouble(name, port, https=True, at=HERE) == ""


def test_a_name_that_the_certificate_does_not_hold_for_is_told(port: int) -> None:
    assert "its certificate isn't right (Hostname mismatch" in trouble("hub.example.org", port, https=True, at=HERE)


def test_a_certificate_that_nobody_trusts_is_told(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")

    assert "its certificate isn't right (" in trouble("hub.localhost", port, https=True, at=HERE)


def test_a_port_where_nobody_answers_is_told() -> None:
    with socket.create_server((HERE, 0)) as server:
        free = server.getsockname()[1]

    assert "nobody answers as they should" in trouble("hub.localhost", free, https=False, at=HERE)


def test_a_name_that_nobody_knows_is_told() -> None:
    assert trouble("hub.invalid", 443, https=True) == "nobody knows this name"
