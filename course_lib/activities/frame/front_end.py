"""The front end of all activities: one widget a kernel holds its code, its styles and the text of the help panel.

An activity refers to it and brings but a few lines of its own (`activity.js`), which wait for it. So a lesson sends it
once, however many activities it has.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import anywidget
import traitlets

from course_lib.activities.frame.joined import in_order, join, read, without_comments
from course_lib.content.markdown import html
from course_lib.models import Help

ROOT = Path(__file__).parents[1]
#: What each activity brings of its own.
ACTIVITY = Path(__file__).with_name("activity.js")
#: What draws the activities, given their kinds.
MAIN = Path(__file__).with_name("front_end.js")


class FrontEnd(anywidget.AnyWidget):
    """What a page loads once. `help` is the panel that every activity can open."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    help = traitlets.Dict().tag(sync=True)


@cache
def front_end(help: Help) -> FrontEnd:
    """The front end of this kernel. It is made, and sent to the page, with the first activity that asks for it."""
    panel = help.model_dump(mode="json") | {"intro": html(help.intro), "risk_note": html(help.risk_note)}
    return FrontEnd(_esm=script(), _css=styles(), help=panel)


def activity_script() -> str:
    """What each activity brings of its own, as a module of its own."""
    return without_comments(ACTIVITY.read_text(encoding="utf-8"))


def kinds() -> dict[str, Path]:
    """By kind of activity, the module that draws it. Its `export default` makes it one; its name is the kind's."""
    files = (file for file in sorted(ROOT.rglob("*.js")) if file != ACTIVITY)
    return {file.stem: file for file in files if "default" in read(file, ROOT).exports}


@cache
def script() -> str:
    """All modules as one, which exports what anywidget asks of a widget."""
    named = [f'"{kind}": $modules["{file.relative_to(ROOT).as_posix()}"].default' for kind, file in kinds().items()]
    main = f'$modules["{MAIN.relative_to(ROOT).as_posix()}"]'
    return f"{join([MAIN, *kinds().values()], ROOT)}\nexport default {main}.frontEnd({{ {', '.join(named)} }});\n"


@cache
def styles() -> str:
    """The styles of all modules: those of the frame and of shared parts first, then each kind's."""
    files = [module.file.with_suffix(".css") for module in in_order([MAIN, *kinds().values()], ROOT)]
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.exists())
