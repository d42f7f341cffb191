"""A learner's function, run behind walls in a fresh process that a warm Python makes.

walls      bubblewrap around the warm Python: no network, no home, nothing to write, an empty environment
inside/    what runs in there: the warm Python, the walls of each child, the learner's cell
warm       the grader's side of one warm Python; `keeping` has one a process and kit, and ends it
running    `run`: what goes in, what comes back, and when a box is tried again

Nothing has to be opened first. `close` ends the warm Pythons before their process ends, for whoever wants to be sure:
`with contextlib.closing(sandbox): ...`.
"""

from course_lib.grading.sandbox.keeping import close
from course_lib.grading.sandbox.outcomes import Outcome
from course_lib.grading.sandbox.running import SECONDS, Unfinished, run
from course_lib.grading.sandbox.walls import NoSandbox

__all__ = ["SECONDS", "NoSandbox", "Outcome", "Unfinished", "close", "run"]
