"""The desk as a page of its own, where a hub serves formgrader: no notebook, no kernel, and the hub says who marks."""

from __future__ import annotations

import json
from html import escape

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import authenticated

from course_lib.activities.frame.joined import join
from course_lib.grading.desk.desk import LIBRARY, PAGE, Desk, styles, words
from course_lib.grading.desk.opening import NoDesk, marking

ALONE = PAGE.with_name("desk_alone.js")
ADDRESS = r"/desk/([\w-]+)/?"
UNREACHED = "The server has not taken it. Open this page anew, sign in if you are asked to, and repeat your last press."
ANOTHER = "Here you mark under the name with which you signed in. Put it back, and repeat your last press."


class DeskPage(JupyterHandler):
    """GET is the page, POST a message of it and the answer. One desk for each marker and assignment is kept."""

    def initialize(self, desks: dict[tuple[str, str], Desk | NoDesk]) -> None:
        self.desks = desks

    @authenticated
    def get(self, assignment: str) -> None:
        _ = self.xsrf_token  # reading it sets the cookie that a message has to show
        desk = self.desks[self._marker, assignment] = marking(assignment, self._marker)
        self.finish(html(assignment, f"<pre>{escape(repr(desk))}</pre>" if isinstance(desk, NoDesk) else script()))

    @authenticated
    def post(self, assignment: str) -> None:
        message = json.loads(self.request.body)
        desk = self.desks.get((self._marker, assignment)) or marking(assignment, self._marker)
        self.desks[self._marker, assignment] = desk
        if isinstance(desk, NoDesk):
            self.finish({"ref": message["ref"], "ok": False, "says": desk.says})
        elif message.get("marker") not in {None, "", self._marker}:
            self.finish({"ref": message["ref"], "ok": False, "says": ANOTHER})
        else:
            self.finish(desk.hear(message))

    @property
    def _marker(self) -> str:
        return str(self.current_user.username)


def html(assignment: str, body: str) -> str:
    """The whole page."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Marking {escape(assignment)}</title>'
        f"<style>body {{ max-width: 48rem; margin: 0 auto; }}\n{styles()}</style>"
        f'<body><div id="desk"></div>{body}</body></html>'
    )


def script() -> str:
    """What draws the desk into the page."""
    page, alone = (f'$modules["{module.relative_to(LIBRARY).as_posix()}"]' for module in (PAGE, ALONE))
    told = ", ".join(json.dumps(one).replace("<", "\\u003c") for one in (words(), UNREACHED))
    draw = f'{page}.default.render({{ model: {alone}.model({told}), el: document.getElementById("desk") }});'
    return f'<script type="module">{join([PAGE, ALONE], LIBRARY)}\n{draw}</script>'
