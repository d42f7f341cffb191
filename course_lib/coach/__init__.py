"""The response coach: a learner's reply in, named talk moves and remarks out.

Pure: it opens no file, and the same words get the same reading. It never judges empathy as such, gives no number for
it, and says so where it doesn't know. `course_lib.coaching` opens its books.
"""

from course_lib.coach.book import Book, bind, signs
from course_lib.coach.comparison import changed
from course_lib.coach.detect import KINDS
from course_lib.coach.fit import Card
from course_lib.coach.moves import Found
from course_lib.coach.naming import Heard, Naming, naming_of
from course_lib.coach.reading import Reading, read
from course_lib.coach.signs import AllSigns
from course_lib.coach.text import parse
from course_lib.coach.verdict import KIND_OF, judge

__all__ = [
    "KINDS",
    "KIND_OF",
    "AllSigns",
    "Book",
    "Card",
    "Found",
    "Heard",
    "Naming",
    "Reading",
    "bind",
    "changed",
    "judge",
    "naming_of",
    "parse",
    "read",
    "signs",
]
