"""`empathy release-feedback`: the pages that are true go to where learners fetch them, by nbgrader's step.

Exit status: 0 where everybody's page was sent; 1 where one was left out, or nothing could be done.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from course_lib import paths
from course_lib.content.diagnostics import ContentError, Letter
from course_lib.grading import steps
from course_lib.grading.batch import desk, tables, telling
from course_lib.grading.batch.course import Course
from course_lib.grading.batch.pages import Pages
from course_lib.grading.collecting.survey import SECRET, TIMESTAMP

STALE = "a mark, a comment or the work has changed since the page was written; run `empathy feedback` first"
UNREAD = (
    "a person has still to mark some of it; send it after that, or as it is, which it says itself, with --with-unmarked"
)
GONE = "the page, or what names it, is missing from its folder; run `empathy grade`, then `empathy feedback`"


def release_feedback(root: Path, options: argparse.Namespace) -> tuple[list[str], bool]:
    """Send the pages; what the instructor reads, and whether all were sent. Raises ContentError where none can be."""
    course, name, notes = Course.read(root), options.assignment, paths.marking(root)
    engine = desk.gradebook(course)
    with tables.told(engine), engine.connect() as connection:
        outline = tables.outline(connection, name)
        waiting = tables.waiting(connection, outline)
    if not course.learners("feedback", name):
        says = f"there are no pages yet; write them with `empathy feedback {name}`"
        raise ContentError([Letter(str(course.folder("feedback", "*", name)), 1, "", says)])
    students = desk.chosen(course, "feedback", options)
    unread = set() if options.with_unmarked else {one for names in waiting.values() for one in names}
    with desk.alone(notes, name), tables.told(engine), steps.told(course, root):
        left_out = {one: GONE for one in students if not _is_whole(course.folder("feedback", one, name))}
        left_out |= {one: UNREAD for one in students if one in unread and one not in left_out}
        stale = Pages(course, outline, name, engine, notes).stale([one for one in students if one not in left_out])
        left_out |= dict.fromkeys(stale, STALE)
        step = steps.made("release_feedback", course, name)
        others = set(course.learners("feedback", name)) - set(students)
        step.coursedir.student_id_exclude = ",".join({*others, *left_out})
        step.start()
    sent = [one for one in students if one not in left_out and one not in step.to_send]
    told = [f"Sent: {len(sent):,}. Left out: {len(left_out):,}. To be sent by you: {len(step.to_send):,}."]
    told += telling.waiting(waiting)
    told += telling.grouped("LEFT OUT; what was sent to them before, if anything, stays:", left_out)
    by_hand = {one: f"no notebook was handed in, so they can't fetch {page}" for one, page in step.to_send.items()}
    told += telling.grouped("Send these yourself:", by_hand)
    told.append("Learners use Fetch Feedback in the assignment list. What is sent can't be taken back.")
    return told, not left_out


def _is_whole(pages: Path) -> bool:
    """Whether there is a page, and nbgrader can tell by which name a learner will ask for it."""
    return any(pages.glob("*.html")) and all((pages / file).is_file() for file in (SECRET, TIMESTAMP))
