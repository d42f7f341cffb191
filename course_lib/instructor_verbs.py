"""The verbs of `empathy` for instructors: their words, and the command that each one calls. No logic."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from course_lib.content.diagnostics import ContentError, Letter

Parsers = argparse._SubParsersAction  # noqa: SLF001  argparse gives it no public name
#: The folder to work on, from the words typed.
Course = Callable[[argparse.Namespace], Path]


def add(commands: Parsers[argparse.ArgumentParser], author: argparse.ArgumentParser, course: Course) -> None:
    """Add the verbs to `commands`; each has the options of `author` too."""
    for name, about, words, command in (
        ("grade", "mark what was handed in, the whole class in one run", _grade_words, _grade),
        ("mark", "make the notebook in which you mark what learners wrote", _mark_words, _mark),
        ("feedback", "write the feedback pages that are out of date", _feedback_words, _feedback),
        ("report", "write a page on how a class did, item by item", _report_words, _report),
        ("export", "write an assignment's marks, for you or a platform", _export_words, _export),
    ):
        verb = commands.add_parser(name, parents=[author], help=about)
        verb.add_argument("assignment", metavar="ASSIGNMENT", help="its name, such as listening-and-responding")
        words(verb)
        verb.set_defaults(run=_run(command, course))


def _run(command: Callable[[Path, argparse.Namespace], int], course: Course) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        folder = course(options)
        try:
            import course_lib.grading  # noqa: F401
        except ModuleNotFoundError:
            says = "what learners install holds nothing that marks; run this in a clone of the course"
            raise ContentError([Letter(str(folder), 1, "", says)]) from None
        return command(folder, options)

    return run


def _grade_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--student", nargs="+", metavar="ID", help="these learners alone")
    verb.add_argument("--force", action="store_true", help="also what was marked from the same before")
    verb.add_argument("--workers", type=_count, metavar="N", help="how many processes; if left out, one a processor")
    verb.add_argument("--dry-run", action="store_true", help="tell who would be marked and why, and write nothing")


def _feedback_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--student", nargs="+", metavar="ID", help="these learners alone")
    verb.add_argument("--force", action="store_true", help="also pages that nothing has changed for")


def _feedback(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.batch import feedback_command

    return feedback_command.feedback(course, options)


def _count(word: str) -> int:
    if (number := int(word)) < 1:
        raise ValueError
    return number


def _grade(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.batch import command

    return command.grade(course, options)


def _report_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="if left out, in course-work/report")
    verb.add_argument("--names", action="store_true", help="also who has handed in nothing, and who waits, by name")
    verb.add_argument("--beside", metavar="EARLIER", help="an earlier assignment, to set the totals beside")


def _report(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.report import command

    for line in command.report(course, options):
        print(line)
    return 0


def _export_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--to", required=True, choices=("csv", "canvas", "moodle"), help="whom the file is for")
    verb.add_argument("--template", type=Path, metavar="FILE", help="what the platform exported, to be filled in")
    verb.add_argument("--column", metavar="TITLE", help="the assignment's column there, if it is called otherwise")
    verb.add_argument("--by", metavar="TITLE", help="Moodle: the column that says who a learner is")
    verb.add_argument("--with-unmarked", action="store_true", help="also what a person has still to mark")
    verb.add_argument("--dry-run", action="store_true", help="tell every line, and write nothing")
    verb.add_argument("--out", type=Path, metavar="FILE", help="if left out, in course-work/exported")


def _export(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading import export_command

    for line in export_command.export_marks(course, options):
        print(line)
    return 0


def _mark_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--marker", default="", metavar="NAME", help="who marks; if left out, the account's name")


def _mark(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.desk import notebook

    file = notebook.write(course, options.assignment, options.marker)
    print(f"{str(file).removeprefix(f'{course}/')} is written; open it with: jupyter lab {file}")
    return 0
