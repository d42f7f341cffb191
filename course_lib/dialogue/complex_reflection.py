"""Whether a reflection is simple or complex, as far as words alone can tell.

In the MITI 4.2.1 a complex reflection adds a meaning or feeling that was not said (Moyers, Manuel & Ernst 2014).
Trained raters agree less on this than on nearly all else in it (Moyers et al. 2016, doi:10.1016/j.jsat.2016.01.001), so
most reflections stay open here.
"""

from __future__ import annotations

from course_lib.coach import Reading, parse
from course_lib.coach.words import STOCK, content


def is_complex(text: str, says: str, seen: Reading) -> bool | None:
    """Whether a reply that reflects adds to what the client `says`; None where it can't be told.

    It does where it names a feeling that fits and wasn't said. It doesn't where all its words are the client's.
    """
    theirs = content(parse(says).words)
    if any(not content(parse(feeling).words) <= theirs for feeling in (*seen.fit.met, *seen.fit.ventured)):
        return True
    return False if content(parse(text).words) - STOCK <= theirs else None
