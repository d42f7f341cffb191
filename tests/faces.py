"""`python -m tests.faces`: pictures of the drawn face to look at after a change, in `course-work/faces/`.

Every unit alone at half and at full strength, and the faces of which people know the names; in light and dark, 160 and
320 pixels wide. No test decides whether a face is a good one: somebody has to look.
"""

from __future__ import annotations

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from course_lib import paths
from course_lib.activities.drawing.portrait import drawing
from course_lib.content.reader import Content
from course_lib.models import Units
from tests.support.chromium import launch_chromium, new_page
from tests.support.places import ROOT

#: Poses of several units at once, by their FACS numbers.
TOGETHER = ((6, 12), (1, 4, 15), (1, 2, 5, 26), (4, 5, 7, 23), (9, 10))
WIDTHS = (160, 320)
PAGE = """<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="/course_lib/activities/drawing/portrait.css">
<body data-jp-theme-light="{light}" style="display: flex; flex-wrap: wrap; gap: 8px; font: 12px sans-serif">
<script type="module">
import {{ portrait }} from "/course_lib/activities/drawing/portrait.js";
for (const [name, pose] of {poses}) {{
  const face = portrait({drawing});
  face.show(pose, {{ now: true }});
  const figure = document.createElement("figure");
  figure.style = "margin: 0; width: {width}px";
  figure.append(face.element, name);
  document.body.append(figure);
}}
document.body.dataset.drawn = "true";
</script>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the repository's files, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        return


def poses(units: Units) -> list[tuple[str, dict[str, float]]]:
    """What is drawn: a name to stand below, and how far each unit is moved, from 0 to 1."""
    by_number = {one.number: one.id for one in sorted(units.units, key=lambda one: one.number)}
    alone = [(f"{number} at {share}", {name: share}) for number, name in by_number.items() for share in (0.5, 1.0)]
    together = [("+".join(map(str, pose)), {by_number[one]: 1.0 for one in pose}) for pose in TOGETHER]
    return [("at rest", {}), *alone, *together]


def main() -> None:
    """Write a picture for each theme and width."""
    folder: Path = ROOT / "course-work" / "faces"
    folder.mkdir(parents=True, exist_ok=True)
    units = Content(paths.data()).only(Units)
    said = {"poses": json.dumps(poses(units)), "drawing": json.dumps(drawing(units))}
    served = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(ROOT)))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    with launch_chromium() as chromium, new_page(chromium) as page:
        page.goto(f"http://127.0.0.1:{served.server_port}/course_lib/")
        for light in ("true", "false"):
            for width in WIDTHS:
                page.set_content(PAGE.format(light=light, width=width, **said))
                page.wait_for_selector("body[data-drawn]")
                file = folder / f"{'light' if light == 'true' else 'dark'}-{width}.png"
                page.screenshot(path=file, full_page=True)
                print(f"{file} is written")
    served.shutdown()


if __name__ == "__main__":
    main()
