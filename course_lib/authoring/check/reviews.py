"""Whether everything that clinicians have reviewed is still there. What has changed since just no longer counts."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.authoring.check.course import ReadableCourse
from course_lib.content import signing
from course_lib.content.diagnostics import Letter
from course_lib.models import Reviews


def letters(course: ReadableCourse) -> Iterator[Letter]:
    """A letter for each review of something that isn't there."""
    reviews = course.only(Reviews)
    if not reviews or course.content.letters():  # what can't be read has not vanished
        return
    known = {name for thing in signing.things(course.content) for name in thing.signed()}
    for place, review in enumerate(reviews.reviews):
        if review.item not in known:
            says = f"`{review.item}` is nothing that can be reviewed; bring it back, or remove this review"
            yield course.content.letter(Reviews, "", ("reviews", place, "item"), says)
