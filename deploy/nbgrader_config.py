"""What nbgrader must know in a student's server: where the exchange is, and which course this is.

The hub puts this folder on Jupyter's configuration path, and an instructor does the same in a terminal. How work is
released and graded is in the nbgrader_config.py in the root of the course; both must name the same course.
"""

import os

c = get_config()  # noqa: F821  nbgrader puts it here

c.Exchange.root = os.environ.get("EMPATHY_EXCHANGE", "/usr/local/share/nbgrader/exchange")
c.CourseDirectory.course_id = os.environ.get("EMPATHY_COURSE", "empathy-in-practice")
