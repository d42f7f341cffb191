"""formgrader and the desk behind a hub's sign-in, on a server that has nothing else: no kernels, terminals or files.

    python -m course_lib.grading.formgrader SOCKET     in the copy of the project, as ops/formgrader_server.py starts it

The hub says who somebody is and whether they may come in; then they act as the instructor's account. So whatever runs
code, writes files or reads other settings is left out, for a marker and for a page that calls itself one.
Must not: start in a folder that others can enter.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

from jupyter_server.auth import Authorizer
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from nbgrader.apps.baseapp import NbGrader
from nbgrader.server_extensions.formgrader import load_jupyter_server_extension
from tornado.httpserver import HTTPServer
from tornado.web import RedirectHandler
from traitlets.config import Config

from course_lib import paths
from course_lib.grading.desk.alone import ADDRESS, DeskPage
from course_lib.ops.student_server import log_to

FIRST = "/formgrader/manage_assignments"


class NothingElse(Authorizer):
    """Jupyter's own pages ask whether somebody may; formgrader's don't. So nobody may."""

    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        return False


class Formgrader(ServerApp):
    """Jupyter's server with its own options; `door` is the socket that was opened for it."""

    default_services = ()  # type: ignore[assignment]  # its type has as many names in it as there are services
    no_browser_open_file = True
    door: socket.socket

    def init_webapp(self) -> None:
        super().init_webapp()
        base = self.web_app.settings["base_url"]
        ours: list[tuple[str, type, dict[str, Any]]] = [
            # nbgrader's own first page takes the name of any folder from its address, and runs the settings in it.
            ("/formgrader/?", RedirectHandler, {"url": url_path_join(base, FIRST), "permanent": False}),
            (ADDRESS, DeskPage, {"desks": {}}),
        ]
        add: Any = self.web_app.add_handlers
        add(".*$", [(url_path_join(base, path), *handler) for path, *handler in ours])

    def init_httpserver(self) -> None:
        self._http_server = HTTPServer(self.web_app, xheaders=True, max_body_size=self.max_body_size)
        self.io_loop.add_callback(self._http_server.add_socket, self.door)


def settings(prefix: str) -> Config:
    """What JupyterHub sets for a student's server, too. `prefix` is the path below which the hub shows this one."""
    config = Config()
    config.ServerApp.update(
        base_url=prefix,
        default_url=FIRST,
        root_dir=str(Path.cwd()),
        identity_provider_class="jupyterhub.singleuser.extension.JupyterHubIdentityProvider",
        authorizer_class=NothingElse,
        allow_remote_access=True,
        terminals_enabled=False,
        open_browser=False,
        quit_button=False,
        # Who asks is known only after this first check; Jupyter's own handlers check once more, always.
        tornado_settings={"xsrf_cookies": False, "headers": {"Content-Security-Policy": "frame-ancestors 'none'"}},
    )
    return config


def main(door: int) -> None:
    """Serve it until the hub ends it. `door` is the number of an open socket that listens."""
    NbGrader().load_config_file(suppress_errors=False)  # ends here, with a letter, where others can enter the folder
    log_to(paths.grading_log())
    server = Formgrader.instance(config=settings(os.environ["JUPYTERHUB_SERVICE_PREFIX"]))
    server.door = socket.socket(fileno=door)
    server.door.setblocking(False)
    server.initialize(argv=[], find_extensions=False)
    load_jupyter_server_extension(server)
    server.start()


if __name__ == "__main__":
    main(int(sys.argv[1]))
