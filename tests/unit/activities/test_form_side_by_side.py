"""The page of the form that was finished last, where it holds the two side by side."""

from __future__ import annotations

from pathlib import Path

from course_lib import paths
from course_lib.activities.form.form import FormActivity
from course_lib.activities.frame.frame import Frame
from course_lib.content.reader import Content, load
from course_lib.learner.record import Record
from course_lib.models import Form, Help, Person
from tests.support.events import keep
from tests.support.page import tell
from tests.support.places import SAMPLES

FIRST, SECOND = (load(SAMPLES / "forms" / f"{name}.yml", Form) for name in ("ten-before", "ten-after"))
PICKED = {"picked": [0], "confidence": 0.6}


def test_the_later_of_two_forms_shows_both_and_the_first_one_does_not(tmp_path: Path) -> None:
    content, record = Content(paths.data()), Record(tmp_path / "answers")
    people = {one.person: content.one(Person, one.person) for form in (FIRST, SECOND) for one in form.written}
    frame = Frame(content.words(), content.only(Help), record)
    first, later = FormActivity(FIRST, people, frame, SECOND), FormActivity(SECOND, people, frame, FIRST)
    for one in FIRST.choices:
        keep(record, one.id, "answer", PICKED, version=one.version())
    for reply in FIRST.written:
        keep(record, reply.id, "skip", {}, version=reply.version())
    assert tell(first, type="open")["summary"]["change"] is None

    for vignette in SECOND.vignettes:
        heard = tell(later, type="act", item=vignette, act="skip", data={})

    change = heard["summary"]["change"]
    assert (change["tells"], change["difference"], change["first"]["chosen"]) == ("nothing", None, 5)
    assert tell(first, type="open")["summary"]["change"] is None
    alone = FormActivity(SECOND, people, frame)
    assert tell(alone, type="open")["summary"]["change"] is None


def test_what_any_outcome_is_called_has_its_words() -> None:
    words = Content(paths.data()).words()["form"]
    assert {"tells_nothing", "tells_too-few", "tells_more", "tells_fewer"} <= set(words)
