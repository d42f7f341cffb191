"""An institution's sign-in for tests, on this machine: it asks no password, and is strict about everything else.

Who comes is who the test says; the hub gets it by OAuth 2 with PKCE, as it would from a real one.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT, SECRET = "empathy", "of the institution"


@dataclass
class Institution:
    """`comes` is what it says of whoever signs in next; `asked` holds what each code was asked for with."""

    url: str = ""
    comes: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, dict[str, str]] = field(default_factory=dict)


@contextmanager
def running() -> Iterator[Institution]:
    """Run it on a free port."""
    institution = Institution()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
            if urlsplit(self.path).path == "/userinfo":
                code = (self.headers["Authorization"] or "").removeprefix("Bearer token-")
                self._say(200 if code in institution.asked else 401, institution.comes)
                return
            assert (said["client_id"], said["response_type"], said["code_challenge_method"]) == (CLIENT, "code", "S256")
            code = f"code-{len(institution.asked)}"
            institution.asked[code] = said
            self.send_response(302)
            self.send_header("Location", f"{said['redirect_uri']}?{urlencode({'code': code, 'state': said['state']})}")
            self.end_headers()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            said = {key: values[0] for key, values in parse_qs(body).items()}
            asked = institution.asked[said["code"]]
            challenge = base64.urlsafe_b64encode(hashlib.sha256(said["code_verifier"].encode()).digest())
            fits = (
                said["client_secret"] == SECRET
                and said["redirect_uri"] == asked["redirect_uri"]
                and challenge.decode().rstrip("=") == asked["code_challenge"]
            )
            self._say(200 if fits else 400, {"access_token": f"token-{said['code']}", "token_type": "Bearer"})

        def _say(self, status: int, content: dict[str, Any]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        institution.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield institution
        server.shutdown()
