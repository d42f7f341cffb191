"""The hub's row of a user, removed by its own interface: it stops their server, and forgets their logins and tokens."""

from __future__ import annotations

import time
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import ProxyHandler, Request, build_opener

from course_lib.ops.hub import port, token
from course_lib.ops.hub.site import Site

#: In seconds. A server that is just starting or stopping has to be done with it first.
PATIENCE, PAUSE, TIMEOUT = 60.0, 1.0, 60.0


class Remains(Exception):
    """The row may still be there. The text says why, and what to do."""


def remove(settings: Site, name: str, patience: float = PATIENCE) -> bool:
    """Whether there was a row. Raises Remains."""
    if (listener := port.listener(settings.hub_port)) is None:
        raise Remains("the hub isn't running. Start it, and run this command again: the name is in its list still")
    if listener != 0:
        says = f"account number {listener} listens on port {settings.hub_port}, and not the hub; it was told nothing"
        raise Remains(says)
    word = token.file(settings.state)
    if not word.is_file():
        raise Remains("the hub has not been started with this version yet. Start it anew, and run this command again")
    address = f"http://{port.LOOPBACK}:{settings.hub_port}{settings.parts.path}/hub/api/users/{quote(name.lower(), '')}"
    about = {"Authorization": f"token {word.read_text('ascii')}"}
    until = time.monotonic() + patience
    while True:
        request = Request(address, method="DELETE", headers=about)
        try:
            build_opener(ProxyHandler({})).open(request, timeout=TIMEOUT).close()
        except HTTPError as problem:
            if problem.code == HTTPStatus.NOT_FOUND:
                return False
            if problem.code != HTTPStatus.BAD_REQUEST or time.monotonic() > until:
                raise Remains(f"the hub refused ({problem.code} {problem.reason}); its log says why") from None
            time.sleep(PAUSE)  # their server is starting or stopping
        except (URLError, OSError) as problem:
            raise Remains(f"the hub doesn't answer ({problem}); its log may say why") from None
        else:
            return True
