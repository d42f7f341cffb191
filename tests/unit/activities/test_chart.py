"""Charts of lessons come drawn: a learner sees them without Altair being loaded, which takes seconds."""

from __future__ import annotations

import subprocess
import sys

#: Shows every chart of every lesson, on a wide page and on a phone, as the page asks for it.
EVERY_CHART = """
import sys
import course_lib
from course_lib import paths
from course_lib.content.reader import Content
from course_lib.models import Figure
for name in Content(paths.data()).names(Figure):
    chart = course_lib.chart(name)
    wide, narrow = (chart.perform("draw", {"width": width})["drawings"] for width in (686, 330))
    assert wide.keys() == narrow.keys() == {"light", "dark"} and wide["light"] != narrow["light"]
print(*sorted({"altair", "vl_convert", "jsonschema"} & sys.modules.keys()))
"""


def test_after_a_lessons_charts_were_shown_altair_is_not_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", EVERY_CHART], capture_output=True, text=True)

    assert done.stdout.strip() == "", done.stderr
    assert done.returncode == 0, done.stderr
