"""What nbgrader must know on a hub: where the exchange is, whose course this is, and that what is handed in is closed.

The hub puts this folder on Jupyter's configuration path, and an instructor does the same in a terminal. How work is
released and graded is in the nbgrader_config.py in the root of the course. This file imports nothing of the course: in
an instructor's copy, that copy must be the first that Python meets.
"""

import grp
import os
import pwd
import tomllib
from pathlib import Path

c = get_config()  # noqa: F821  nbgrader puts it here

site = Path(os.environ.get("EMPATHY_SITE") or "/etc/empathy/site.toml")
said = tomllib.loads(site.read_text("utf-8")) if site.exists() else {}

# What holds where nothing is said stands in course_lib/ops/hub/site.py, too; a test holds the two together.
c.Exchange.root = said.get("exchange", "/usr/local/share/nbgrader/exchange")
first = {"course": said.get("course", "empathy-in-practice"), "group": said.get("group", "empathy")}
further = said.get("further_courses", [])
c.CourseDirectory.course_id = first["course"]

# On a hub with several courses, whose assignments may have the same names: what is fetched lies in a folder of its
# course's, and of who is in several all are listed. What isn't theirs nobody can enter, whatever is said here.
if further:
    number = os.getuid()
    me = pwd.getpwuid(number).pw_name
    groups = {grp.getgrgid(one).gr_name for one in os.getgrouplist(me, pwd.getpwuid(number).pw_gid)}
    theirs = [one["course"] for one in (first, *further) if one["group"] in groups]
    c.CourseDirectory.course_id = theirs[0] if len(theirs) == 1 else ""
    c.Exchange.path_includes_course = True
c.ExchangeFactory.submit = "course_lib.ops.hub.submit.Submit"
