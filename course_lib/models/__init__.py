"""What a content file may say. These types are the schema, the manual and the check in one."""

from course_lib.models.attention import Anchor, Attention
from course_lib.models.base import Model
from course_lib.models.chart import Figure, Table
from course_lib.models.client import Client
from course_lib.models.coach import CoachWords, Exemplar, Exemplars, Meanings, Pool
from course_lib.models.course import Course, Lesson, Objective
from course_lib.models.cue import Check, Context, Cue, Reading, Voice
from course_lib.models.drill import Drill, DrillLine
from course_lib.models.evidence import Claim, Claims, ClaimVerbs, Finding, Source, Sources
from course_lib.models.face import Face, Pose, Preset, Task, Unit, Units
from course_lib.models.feeling import FeelingLab, FeelingLine
from course_lib.models.form import ChoiceVignette, Form, WrittenVignette
from course_lib.models.glossary import Glossary, Term
from course_lib.models.house_voice import Avoided, HouseVoice
from course_lib.models.instrument import Instrument, Norm, Reliability, Responses, Subscale
from course_lib.models.meta_analysis import MetaAnalysis
from course_lib.models.moment import Moment
from course_lib.models.note import Fact, Label, Note, NoteWords
from course_lib.models.ordering import Ordering, Step
from course_lib.models.people import Look, Person
from course_lib.models.practice_test import Part, PracticeTest
from course_lib.models.quiz import Item, Option, Quiz
from course_lib.models.rating import Level, RatedReply, Rating, Scale
from course_lib.models.reflection import Reflection
from course_lib.models.released import Released
from course_lib.models.reviews import Review, Reviews, Standing
from course_lib.models.rules import Lists, Rule, Sign
from course_lib.models.safety import Country, Gate, Help
from course_lib.models.skills import Skill, Skills
from course_lib.models.sorting import Card, Category, Sorting
from course_lib.models.topic import Candidate, Sample, Thing, Topic
from course_lib.models.transcript import Code, Codebook, Transcript, Turn
from course_lib.models.words import Words
from course_lib.models.worksheet import Calculation, Worksheet

__all__ = [
    "Anchor",
    "Attention",
    "Avoided",
    "Calculation",
    "Candidate",
    "Card",
    "Category",
    "Check",
    "ChoiceVignette",
    "Claim",
    "ClaimVerbs",
    "Claims",
    "Client",
    "CoachWords",
    "Code",
    "Codebook",
    "Context",
    "Country",
    "Course",
    "Cue",
    "Drill",
    "DrillLine",
    "Exemplar",
    "Exemplars",
    "Face",
    "Fact",
    "FeelingLab",
    "FeelingLine",
    "Figure",
    "Finding",
    "Form",
    "Gate",
    "Glossary",
    "Help",
    "HouseVoice",
    "Instrument",
    "Item",
    "Label",
    "Lesson",
    "Level",
    "Lists",
    "Look",
    "Meanings",
    "MetaAnalysis",
    "Model",
    "Moment",
    "Norm",
    "Note",
    "NoteWords",
    "Objective",
    "Option",
    "Ordering",
    "Part",
    "Person",
    "Pool",
    "Pose",
    "PracticeTest",
    "Preset",
    "Quiz",
    "RatedReply",
    "Rating",
    "Reading",
    "Reflection",
    "Released",
    "Reliability",
    "Responses",
    "Review",
    "Reviews",
    "Rule",
    "Sample",
    "Scale",
    "Sign",
    "Skill",
    "Skills",
    "Sorting",
    "Source",
    "Sources",
    "Standing",
    "Step",
    "Subscale",
    "Table",
    "Task",
    "Term",
    "Thing",
    "Topic",
    "Transcript",
    "Turn",
    "Unit",
    "Units",
    "Voice",
    "Words",
    "Worksheet",
    "WrittenVignette",
]
