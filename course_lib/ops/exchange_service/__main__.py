"""The exchange as a service of the hub's, for a class that has no folder which all share.

    python -m course_lib.ops.exchange_service --folder /srv/exchange --instructor ines

Where the hub starts it, the hub says where it listens; elsewhere `--listen` does. The hub's address comes from
JUPYTERHUB_API_URL. It needs no right on the hub: whoever asks brings their own token.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import re
import signal
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer

from course_lib.ops.exchange_service import names
from course_lib.ops.exchange_service.archive import LARGEST_ARCHIVE
from course_lib.ops.exchange_service.handlers import application
from course_lib.ops.exchange_service.members import Members
from course_lib.ops.exchange_service.store import Store

#: In seconds: how long somebody may take to send an archive, and a connection may wait for its next request.
LONGEST_BODY, LONGEST_IDLE = 300, 60


def main(words: list[str]) -> int:
    """Serve until the process is told to end; 1 where it can't begin."""
    about = options(words, os.environ)
    os.umask(0o077)
    logging.basicConfig(
        format="[%(levelname).1s %(asctime)s %(name)s] %(message)s", level=logging.ERROR, stream=sys.stdout
    )
    logging.getLogger("empathy.exchange").setLevel(logging.INFO)
    # What is no HTTP is told by tornado in its sender's words.
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    try:
        asyncio.run(_serve(about))
    except OSError as problem:
        what = problem.filename or about.listen
        print(f"The exchange was not started: {what}: {problem.strerror or problem}. Mend that, and start it again.")
        return 1
    return 0


async def _serve(about: argparse.Namespace) -> None:
    store = Store(about.folder)
    members = Members(os.environ.get("JUPYTERHUB_SERVICE_NAME", "exchange"), about.instructor)
    with ThreadPoolExecutor(max_workers=1) as alone:
        prefix = os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "/services/exchange/")
        server = HTTPServer(
            application(prefix, store, members, alone),
            max_body_size=LARGEST_ARCHIVE,
            body_timeout=LONGEST_BODY,
            idle_connection_timeout=LONGEST_IDLE,
        )
        host, _, port = about.listen.rpartition(":")
        server.listen(int(port), host.strip("[]"))
        ended = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
        await ended.wait()
        server.stop()
        await server.close_all_connections()


def options(words: list[str], environ: Mapping[str, str]) -> argparse.Namespace:
    """What was said: `folder`, `instructor` (all of them), `listen`. Ends the program where something is missing."""
    parser = argparse.ArgumentParser(prog="python -m course_lib.ops.exchange_service")
    parser.add_argument("--folder", type=Path, required=True, help="where the exchange is kept; for the service alone")
    parser.add_argument(
        "--instructor", action="append", required=True, help="the name on the hub of who teaches; once for each of them"
    )
    said = urlsplit(environ.get("JUPYTERHUB_SERVICE_URL", "")).netloc
    parser.add_argument("--listen", default=said, help="IP address and port, where the hub doesn't say them")
    about = parser.parse_args(words)
    if not re.fullmatch(r"[^\s:]+:\d{1,5}|\[[0-9a-f:]+\]:\d{1,5}", about.listen):
        parser.error("say where to listen, as in --listen 0.0.0.0:8765")
    if wrong := [name for name in about.instructor if not names.LEARNER.fullmatch(name)]:
        parser.error(f"{wrong[0]!r} is nobody's name on the hub that the exchange could take; write it as the hub does")
    if "JUPYTERHUB_API_URL" not in environ:
        parser.error("JUPYTERHUB_API_URL has to say where the hub’s API is, as in http://hub:8081/hub/api")
    return about


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
