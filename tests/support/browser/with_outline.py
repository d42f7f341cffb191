"""Two small lessons with sections, and a kernel that tells of them and keeps a place, as course_lib/kernel.py does."""

from __future__ import annotations

from tests.support.browser.stand_in import START, Cell, code, notebook, text

#: What the course's kernel tells of two lessons, and keeps.
KERNEL = """
import json, os
from pathlib import Path

KEPT = Path(os.environ["EMPATHY_HOME"]) / "place.json"

class Said(dict):
    def _repr_json_(self):
        return dict(self)

def live_in(zone, ahead):
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.with_name("zone").write_text(zone)

def told():
    place = json.loads(KEPT.read_text()) | {"title": ""} if KEPT.exists() else None
    sections = [dict(title=f"Part {part}", cell=f"part-{part}", done=int(part == 1), of=1) for part in (1, 2, 3)]
    long = dict(id="a-lesson", title="A long lesson", file="long.ipynb", minutes_left=40, done=1, of=3)
    long |= dict(sections=sections)
    after = dict(id="after", title="The one after", file="after.ipynb", minutes_left=0, done=1, of=1, sections=[])
    return Said(course="A course", home="home.ipynb", place=place, due=2, lessons=[long, after], places=[])

def stay(file, cell):
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps({"file": file, "cell": cell}))
    return Said(kept=True)
"""


def named(cell: Cell, name: str) -> Cell:
    return {**cell, "id": name}


LESSONS = {
    "long.ipynb": notebook(
        text("# A long lesson\n\nRead this first."),
        START,
        *(
            cell
            for part in (1, 2, 3)
            for cell in (
                named(text(f"## Part {part}\n\n" + "Some lines.\n\n" * 40), f"part-{part}"),
                code(f'course.tall("{part}")'),
            )
        ),
        text("The next one: [on to part 2 of it](after.ipynb#cell-id=end)."),
        lesson="a-lesson",
    ),
    "after.ipynb": notebook(
        text("# The one after\n\n" + "Lines.\n\n" * 60),
        START,
        named(text("## The end\n\nOf it."), "end"),
        lesson="after",
    ),
    "plain.ipynb": notebook(text("# Not a lesson")),
}
