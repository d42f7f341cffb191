"""The pages of feedback that lie in the exchange: their names say nothing of whose they are, so that is worked out.

nbgrader names a page by the secret of a submission and the name of a notebook in it. Secrets are in what was handed in,
collected, marked and written back; a page of which no secret is left anywhere can't be told from others' and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from glob import escape, glob
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import notebook_hash

from course_lib.grading.batch.course import Course
from course_lib.grading.collecting import folder
from course_lib.grading.collecting.refused import Refused
from course_lib.grading.collecting.survey import SECRET
from course_lib.grading.erasing.words import Whom

STEPS = ("submitted", "autograded", "feedback")
#: A secret is 32 bytes of nbgrader's choice; what is longer is none.
LONGEST = 1_000


def pages(course: Course, whom: Whom) -> list[Path]:
    """Their pages, in order."""
    step = ExchangeCollect(config=course.settings(), coursedir=course.directory)
    place = Path(step.root) / course.directory.course_id
    if whom.everybody:
        return sorted((place / "feedback").glob("*.html"))
    keys = {*_here(course, whom), *_handed_in(place / "inbound", whom, is_checked=step.check_owner)}
    named = (
        place / "feedback" / f"{notebook_hash(secret=secret, notebook_id=name)}.html"
        for secret, name in keys
        if secret and name and _is_text(name)  # else nbgrader has named no page
    )
    return sorted({page for page in named if page.is_file()})


def _is_text(name: str) -> bool:
    """Whether a file's name can be written in UTF-8; a file may be called by any bytes."""
    return name.encode("utf-8", "replace").decode() == name


def _here(course: Course, whom: Whom) -> Iterator[tuple[str, str]]:
    """By what is in the course's folders: secrets, and names of notebooks and pages."""
    for student in whom.ids:
        for step in STEPS:
            for place in map(Path, glob(str(course.folder(step, escape(student), "*")))):  # noqa: PTH207  as nbgrader
                file = place / SECRET
                if file.is_file() and not file.is_symlink() and file.stat().st_size <= LONGEST:
                    secret = file.read_text("utf-8", "replace")
                    names = {one.stem for end in ("ipynb", "html") for one in place.glob(f"*.{end}")} | {place.name}
                    yield from ((secret, name) for name in names)


def _handed_in(inbound: Path, whom: Whom, *, is_checked: bool) -> Iterator[tuple[str, str]]:
    """By what they handed in, as far as it can be read and, where that `is_checked`, their account made it."""
    try:
        with folder.opened(inbound) as here:
            for found in folder.listing(here):
                learner, _, rest = found.name.partition("+")
                if not found.is_folder or learner not in whom.ids or (is_checked and found.account != learner):
                    continue
                try:
                    files = folder.read(here, found.name, folder.look_into(here, found.name))
                except Refused:
                    continue
                names = {name.removesuffix(".ipynb") for name in files if name.endswith(".ipynb")}
                secret = files.get(SECRET, b"").decode("utf-8", "replace")
                yield from ((secret, name) for name in names | {rest.partition("+")[0]})
    except OSError:
        return
