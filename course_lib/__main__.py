"""`python -m course_lib`, or `empathy`: open the course, and what its authors need. Words in, words out; no logic."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from course_lib import class_verbs, instructor_verbs, paths, root_verbs
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.kinds import NEW


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 for well, 1 for something to mend, 2 for words not understood."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may lack a letter, or a file's name be no text
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
    except BrokenPipeError:
        nobody = os.open(os.devnull, os.O_WRONLY)  # whoever read has enough; Python would say so once more at its end
        os.dup2(nobody, sys.stdout.fileno())
        os.dup2(nobody, sys.stderr.fileno())
        return 1


def _run(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ContentError as error:
        folder = (getattr(options, "course", None) or paths.course()).resolve()
        for letter in error.letters:
            print(letter.seen_from(folder), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="empathy", description="Empathy in Practice: open the course, or work on it.")
    parser.set_defaults(run=_open, folder=None, port=None, no_browser=False)
    commands = parser.add_subparsers(title="commands (without one, the course opens)", metavar="COMMAND")

    opening = commands.add_parser("open", help="bring the lessons to a folder of yours and open them")
    opening.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="where your lessons are kept")
    opening.add_argument("--port", type=int, help="the port to serve on, if another program has the usual one")
    opening.add_argument("--no-browser", action="store_true", help="print the address and open no browser")

    author = argparse.ArgumentParser(add_help=False)
    author.add_argument("--course", type=Path, help="the folder of data/ and notebooks/; if left out, this clone")
    checking = commands.add_parser("check", parents=[author], help="tell everything that is wrong with the content")
    checking.add_argument("--release", action="store_true", help="and what must be true on the day of a release")
    checking.set_defaults(run=_check)
    tidying = commands.add_parser("tidy", parents=[author], help="strip notebooks of outputs and name their cells")
    tidying.add_argument("--check", action="store_true", help="only tell which notebooks are untidy")
    tidying.set_defaults(run=_tidy)
    drawing = commands.add_parser("draw", parents=[author], help="draw the lessons' charts that have changed")
    drawing.set_defaults(run=_draw)
    starting = commands.add_parser("new", parents=[author], help="write a file to start from")
    starting.add_argument("kind", choices=(*NEW, "lesson"))
    starting.add_argument("id", help="its name for ever, such as hearing-anger")
    starting.set_defaults(run=_new)
    root_verbs.add(commands)
    _review_parser(commands, author)
    _coach_parser(commands)
    instructor_verbs.add(commands, author, _course)
    class_verbs.add(commands, author, _course)
    releasing = commands.add_parser("released", parents=[author], help="at a release, note all ids for ever")
    releasing.set_defaults(run=_released)
    return parser


def _review_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], author: argparse.ArgumentParser
) -> None:
    review = commands.add_parser("review", parents=[author], help="have clinicians review the course")
    review.add_argument("--folder", type=Path, help="where to write the pack; if left out, course-work/review")
    review.set_defaults(run=_review)
    doing = review.add_subparsers(title="commands (without one, a pack is written)", metavar="COMMAND")
    reading = doing.add_parser("read", help="keep what a signed sheet says")
    reading.add_argument("file", type=Path, metavar="FILE.csv")
    reading.add_argument("--course", type=Path, default=argparse.SUPPRESS, help="as above")
    reading.set_defaults(run=_review_read)


def _coach_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    coach = commands.add_parser("coach", help="let the response coach read, measure it, or train it anew")
    doing = coach.add_subparsers(title="commands", metavar="COMMAND", required=True)
    training = doing.add_parser("train", help="train the detectors on the exemplars in data/coach/")
    training.add_argument("--course", type=Path, help="the folder of data/ and notebooks/; if left out, this clone")
    training.set_defaults(run=_coach_train)
    measuring = doing.add_parser("evaluate", help="print how the coach reads turns that experts have labelled")
    measuring.add_argument("files", type=Path, metavar="FILE.csv", nargs="+", help="one, or with --gate several")
    measuring.add_argument(
        "--gate", action="store_true", help="count instead which rules of harm stop everyday talk; fails where one does"
    )
    measuring.set_defaults(run=_coach_evaluate)
    reading = doing.add_parser("read", help="print what a learner would see")
    reading.add_argument("--client", required=True, help="the client's words")
    reading.add_argument("--reply", required=True, help="the reply to read")
    reading.add_argument("--risk", action="store_true", help="the client's words are known to hold a cue of risk")
    reading.set_defaults(run=_coach_read)
    for one in (measuring, reading):
        one.add_argument("--json", action="store_true", help="as JSON")


def _today() -> date:
    """The day where the command runs."""
    return datetime.now().astimezone().date()


def _course(options: argparse.Namespace) -> Path:
    """The folder to work on; what pip installed is no place to write a course in."""
    course = _expanded(options.course or paths.course())
    if (paths.is_installed() and not options.course) or not (course / "data").is_dir():
        says = "there is no course to work on here; take a clone of it, or name its folder with --course"
        raise ContentError([Letter(str(course), 1, "", says)])
    return Path(course).resolve()


def _expanded(path: Path) -> Path:
    """A path that was typed, with `~` replaced where no shell did it."""
    try:
        return paths.expanded(path)
    except ValueError as problem:
        raise ContentError([Letter(str(path), 1, "", str(problem))]) from problem


def _open(options: argparse.Namespace) -> int:
    from course_lib.ops import launch

    folder = _expanded(options.folder or paths.lessons())
    try:
        browser = False if options.no_browser else None
        return launch.open_course(paths.notebooks(), folder, browser=browser, port=options.port)
    except launch.LaunchError as error:
        print(error, file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    from course_lib.authoring.check import check

    found = check(_course(options), _today() if options.release else None)
    for letter in found.letters:
        print(letter)
    for hint in found.hints:
        print(f"perhaps: {hint}")
    for line in found.report:
        print(line)
    if found.letters:
        print(f"{len(found.letters)} to mend.", file=sys.stderr)
    return bool(found.letters)


def _tidy(options: argparse.Namespace) -> int:
    from course_lib.authoring.tidy import tidy

    course = _course(options)
    untidy = tidy(course, write=not options.check)
    for file in untidy:
        print(
            f"{file.relative_to(course)}: {'is untidy; run `python -m course_lib tidy`' if options.check else 'tidied'}"
        )
    return bool(untidy and options.check)


def _draw(options: argparse.Namespace) -> int:
    from course_lib.authoring.draw import draw

    course = _course(options)
    for folder in draw(course):
        print(f"{folder.relative_to(course)}: {'drawn' if folder.is_dir() else 'removed'}")
    return 0


def _new(options: argparse.Namespace) -> int:
    from course_lib.authoring.new import new

    course = _course(options)
    for file in new(course, options.kind, options.id):
        print(f"{file.relative_to(course)} is written; fill it in, then run `python -m course_lib check`")
    return 0


def _review(options: argparse.Namespace) -> int:
    from course_lib.authoring.review import pack

    course = _course(options)
    for file in pack.write(course, _expanded(options.folder or paths.review_pack(course))):
        print(f"{str(file).removeprefix(f'{course}/')} is written")
    return 0


def _review_read(options: argparse.Namespace) -> int:
    from course_lib.authoring.review import signing_off

    for line in signing_off.read(_course(options), options.file, _today()):
        print(line)
    return 0


def _released(options: argparse.Namespace) -> int:
    from course_lib.authoring.release import release

    added = release(_course(options), _today())
    print("\n".join(added) or "Nothing new: every id was released already.")
    return 0


def _coach_train(options: argparse.Namespace) -> int:
    from course_lib.coach import command

    return command.train(_course(options) / "data")


def _coach_evaluate(options: argparse.Namespace) -> int:
    from course_lib.coach import command

    return command.evaluate(options)


def _coach_read(options: argparse.Namespace) -> int:
    from course_lib.coach import command

    return command.show(options)


if __name__ == "__main__":
    sys.exit(main())
