"""The verbs of `empathy` for instructors: their words, and the command that each one calls. No logic."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from course_lib import grammars
from course_lib.content.diagnostics import ContentError, Letter

Parsers = argparse._SubParsersAction  # noqa: SLF001  argparse gives it no public name
#: The folder to work on, from the words typed.
Course = Callable[[argparse.Namespace], Path]


def add(commands: Parsers[argparse.ArgumentParser], author: argparse.ArgumentParser, course: Course) -> None:
    """Add the verbs to `commands`; each has the options of `author` too."""
    for name, about, words, command in (
        ("release", "hand an assignment out to learners", _release_words, _release),
        ("collect", "take in what learners have handed in", _no_words, _collect),
        ("grade", "mark what was handed in, the whole class in one run", _grade_words, _grade),
        ("mark", "make the notebook in which you mark what learners wrote", _mark_words, _mark),
        ("feedback", "write the feedback pages that are out of date", _feedback_words, _feedback),
        ("release-feedback", "send the feedback pages to learners", _sending_words, _release_feedback),
        ("regrade", "note that a learner asks for a second look, and what came of it", _regrade_words, _regrade),
        ("report", "write a page on how a class did, item by item", _report_words, _report),
        ("export", "write an assignment's marks or rubrics, for you or a platform", _export_words, _export),
        ("missing", "tell who has not handed in", _no_words, _missing),
        ("due", "tell or set until when an assignment is handed in", _due_words, _due),
    ):
        verb = commands.add_parser(name, parents=[author], help=about)
        verb.add_argument("assignment", metavar="ASSIGNMENT", help="its name, such as listening-and-responding")
        words(verb)
        verb.set_defaults(run=run(command, course))


def run(command: Callable[[Path, argparse.Namespace], int], course: Course) -> Callable[[argparse.Namespace], int]:
    """The command with the folder it works on; what learners install has no grading, and says so."""

    def with_grading(options: argparse.Namespace) -> int:
        folder = course(options)
        grammars.leave_out()
        try:
            import course_lib.grading  # noqa: F401
        except ModuleNotFoundError:
            says = "what learners install holds nothing that marks; run this in a clone of the course"
            raise ContentError([Letter(str(folder), 1, "", says)]) from None
        return command(folder, options)

    return with_grading


def _release_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--force", action="store_true", help="also in the place of what is handed out already")


def _release(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.handing_out import command

    return say(command.release(course, options))


def _collect(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.collecting import command

    return command.collect(course, options)


def _grade_words(verb: argparse.ArgumentParser) -> None:
    _student_words(verb)
    verb.add_argument("--force", action="store_true", help="also what was marked from the same before")
    verb.add_argument("--workers", type=_count, metavar="N", help="how many processes; if left out, one a processor")
    verb.add_argument("--dry-run", action="store_true", help="tell who would be marked and why, and write nothing")


def _student_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--student", nargs="+", metavar="ID", help="these learners alone")


def _feedback_words(verb: argparse.ArgumentParser) -> None:
    _student_words(verb)
    verb.add_argument("--force", action="store_true", help="also pages that nothing has changed for")


def _feedback(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.batch import feedback_command

    return feedback_command.feedback(course, options)


def _sending_words(verb: argparse.ArgumentParser) -> None:
    _student_words(verb)
    verb.add_argument("--with-unmarked", action="store_true", help="also pages of work that a person has still to mark")


def _release_feedback(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading import release_feedback

    lines, all_sent = release_feedback.release_feedback(course, options)
    return say(lines) or int(not all_sent)


def _regrade_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("student", nargs="?", metavar="ID", help="who asks; if left out, all requests are told")
    verb.add_argument("item", nargs="?", metavar="ITEM", help="which question, by its id in the bank")
    said = verb.add_mutually_exclusive_group()
    said.add_argument("--reason", metavar="TEXT", help="what they say; nothing about anybody's health")
    said.add_argument("--answer", metavar="TEXT", help="what came of it, once the mark is as it is to be")


def _regrade(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading import regrades

    return say(regrades.regrade(course, options))


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
    kinds = ("csv", "canvas", "moodle", "canvas-rubric")
    verb.add_argument("--to", required=True, choices=kinds, help="whom the file is for; the last holds no marks")
    verb.add_argument("--template", type=Path, metavar="FILE", help="what the platform exported, to be filled in")
    verb.add_argument("--column", metavar="TITLE", help="the assignment's column there, if it is called otherwise")
    verb.add_argument("--by", metavar="TITLE", help="Moodle: the column that says who a learner is")
    verb.add_argument("--with-unmarked", action="store_true", help="also what a person has still to mark")
    verb.add_argument("--dry-run", action="store_true", help="tell every line, and write nothing")
    verb.add_argument("--out", type=Path, metavar="FILE", help="if left out, in course-work/exported")


def _export(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading import export_command

    return say(export_command.export_marks(course, options))


def _no_words(_: argparse.ArgumentParser) -> None:
    pass


def _missing(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.deadlines import missing

    return say(missing.missing(course, options))


def _due_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("when", nargs="?", metavar="WHEN", help="such as '2026-12-04 18:00', or none; if left out, told")
    verb.add_argument(
        "--zone", metavar="ZONE", help="where the clock hangs, such as Europe/Zurich; once for the course"
    )


def _due(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.deadlines import command

    return say(command.due(course, options))


def say(lines: list[str]) -> int:
    """Print lines; all is well."""
    for line in lines:
        print(line)
    return 0


def _mark_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--marker", default="", metavar="NAME", help="who marks; if left out, the account's name")


def _mark(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.desk import notebook

    file = notebook.write(course, options.assignment, options.marker)
    print(f"{str(file).removeprefix(f'{course}/')} is written; open it with: jupyter lab {file}")
    return 0
