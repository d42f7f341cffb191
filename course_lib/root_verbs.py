"""The verbs of `empathy` for whoever runs an installation, and the command that each one calls. No logic."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from course_lib.content.diagnostics import ContentError, Letter

Parsers = argparse._SubParsersAction  # noqa: SLF001  argparse gives it no public name


def add(commands: Parsers[argparse.ArgumentParser]) -> None:
    """Add the verbs to `commands`."""
    looking = commands.add_parser("doctor", help="tell what is wrong with this installation, and what to do")
    looking.set_defaults(run=_doctor)
    making = commands.add_parser("accounts", help="on a hub, as root: make the accounts of a class from its list")
    making.add_argument("file", type=Path, metavar="FILE.csv", help="the list, as `empathy roster` takes it")
    making.add_argument("--id", metavar="TITLE", help="the column with the names of accounts")
    making.add_argument("--full-names", action="store_true", help="also write full names, which every account can read")
    making.add_argument("--new-password", nargs="+", default=(), metavar="ID", help="a new first one for these")
    making.add_argument("--course", dest="of_course", metavar="COURSE", help="which one, where the hub has several")
    making.add_argument("--homes", type=Path, metavar="FOLDER", help="where homes are; if left out, the system's place")
    making.add_argument("--dry-run", action="store_true", help="tell what would be made, and make nothing")
    making.set_defaults(run=_on_hub(_accounts))
    keeping = commands.add_parser("backup", help="on a hub, as root: write all of the class into one file")
    keeping.add_argument("file", type=Path, metavar="FILE", help="where only root gets, such as ~/empathy.tar.gz")
    keeping.set_defaults(run=_on_hub(_backup))
    restoring = commands.add_parser("restore", help="on a hub, as root: bring a backup to this machine")
    restoring.add_argument("file", type=Path, metavar="FILE", help="what `empathy backup` wrote, decrypted")
    restoring.add_argument("--dry-run", action="store_true", help="only look whether the file is whole, and fits here")
    restoring.set_defaults(run=_on_hub(_restore))
    erasing = commands.add_parser("erase", help="on a hub, as root: erase a student, or all of a term, for good")
    whom = erasing.add_mutually_exclusive_group(required=True)
    whom.add_argument("name", nargs="?", metavar="NAME", help="the student's account")
    whom.add_argument("--term", action="store_true", help="all students; the course, its keys and the instructor stay")
    erasing.add_argument(
        "--course", dest="of_course", metavar="COURSE", help="with --term: whose, where the hub has several"
    )
    erasing.add_argument("--yes", action="store_true", help="without being asked to type the name once more")
    erasing.add_argument("--dry-run", action="store_true", help="tell what would go, and erase nothing")
    erasing.set_defaults(run=_on_hub(_erase))


def _on_hub(command: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        if os.name != "posix":
            raise ContentError([Letter("empathy", 1, "", "this is a command for a hub's machine, which runs Linux")])
        return command(options)

    return run


def _doctor(_: argparse.Namespace) -> int:
    from course_lib.ops.doctor import command

    return command.doctor()


def _accounts(options: argparse.Namespace) -> int:
    from course_lib.ops.accounts import command

    print("\n".join(command.accounts(options)))
    return 0


def _backup(options: argparse.Namespace) -> int:
    from course_lib.ops.kept import command

    return command.backup(options.file)


def _restore(options: argparse.Namespace) -> int:
    from course_lib.ops.restored import command

    return command.restore(options.file, dry_run=options.dry_run)


def _erase(options: argparse.Namespace) -> int:
    from course_lib.ops.erasure import command

    return command.erase(options.name, options.of_course, is_sure=options.yes, dry_run=options.dry_run)
