"""The verbs of `empathy` for instructors that are about people and not about one assignment. No logic."""

from __future__ import annotations

import argparse
from pathlib import Path

from course_lib.instructor_verbs import Course, Parsers, run, say


def add(commands: Parsers[argparse.ArgumentParser], author: argparse.ArgumentParser, course: Course) -> None:
    """Add the verbs to `commands`; each has the options of `author` too."""
    for name, about, words, command in (
        ("roster", "list who is in the class, or take in a list of them", _roster_words, _roster),
        ("extend", "give a learner more time", _extend_words, _extend),
        ("receipt", "tell which submission a learner’s receipt is of", _receipt_words, _receipt),
        ("forget", "erase a learner, or all, from what you hold: marks, submissions, pages", _forget_words, _forget),
    ):
        verb = commands.add_parser(name, parents=[author], help=about)
        words(verb)
        verb.set_defaults(run=run(command, course))


def _extend_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("assignment", nargs="?", metavar="ASSIGNMENT", help="its name; left out with --all")
    verb.add_argument("student", metavar="ID", help="the learner, by their id on the roster")
    length = verb.add_mutually_exclusive_group(required=True)
    length.add_argument("--days", type=int, metavar="N", help="so many days after the due date; 0 takes it back")
    length.add_argument("--until", metavar="WHEN", help="such as '2026-12-07 18:00', by the clock of the due date")
    verb.add_argument("--all", action="store_true", help="for every assignment, also those to come")
    verb.add_argument("--why", metavar="TEXT", help="a line for the trail; nothing about anybody's health")


def _extend(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.deadlines import command

    return say(command.extend(course, options))


def _roster_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a list as CSV; if left out, the roster is told"
    )
    verb.add_argument("--id", metavar="TITLE", help="the column with the accounts by which learners hand in")
    verb.add_argument("--dry-run", action="store_true", help="tell what would change, and write nothing")


def _roster(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.roster import command

    return say(command.roster(course, options))


def _receipt_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("code", nargs="?", metavar="CODE", help="such as 7K3M-9QXA; if left out, all are told")


def _receipt(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading import receipts

    lines, found = receipts.find(course, options)
    return say(lines) or int(not found)


def _forget_words(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("student", nargs="?", metavar="ID", help="the learner, by the account that handed in")
    verb.add_argument("--all", action="store_true", help="all learners, at the end of a term")
    verb.add_argument("--yes", action="store_true", help="without being asked to type the name once more")
    verb.add_argument("--dry-run", action="store_true", help="tell what would go, and erase nothing")


def _forget(course: Path, options: argparse.Namespace) -> int:
    from course_lib.grading.erasing import command

    return command.forget(course, options)
