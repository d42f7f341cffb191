"""What a content file may say. These types are the schema, the manual and the check in one."""

from course_lib.models.base import Model
from course_lib.models.chart import Figure
from course_lib.models.course import Course, Lesson, Objective
from course_lib.models.evidence import Claim, Claims, Finding, Source, Sources
from course_lib.models.moment import Moment
from course_lib.models.ordering import Ordering, Step
from course_lib.models.people import Person
from course_lib.models.quiz import Item, Option, Quiz
from course_lib.models.reflection import Reflection
from course_lib.models.released import Released
from course_lib.models.safety import Country, Gate, Help
from course_lib.models.sorting import Card, Category, Sorting
from course_lib.models.transcript import Code, Codebook, Transcript, Turn
from course_lib.models.words import Words

__all__ = [
    "Card",
    "Category",
    "Claim",
    "Claims",
    "Code",
    "Codebook",
    "Country",
    "Course",
    "Figure",
    "Finding",
    "Gate",
    "Help",
    "Item",
    "Lesson",
    "Model",
    "Moment",
    "Objective",
    "Option",
    "Ordering",
    "Person",
    "Quiz",
    "Reflection",
    "Released",
    "Sorting",
    "Source",
    "Sources",
    "Step",
    "Transcript",
    "Turn",
    "Words",
]
