"""One table of kinds, and what derives from it."""

from __future__ import annotations

from course_lib.kinds import ACTIVITIES, FILED, KINDS, NEW, VERBS
from tests.support.places import ROOT


def test_lists_of_kinds_leave_none_out() -> None:
    assert set(NEW.values()) == set(FILED) == {kind.model for kind in KINDS if kind.model}
    assert set(VERBS) == {kind.verb for kind in KINDS if kind.verb}
    assert [kind.verb for kind in ACTIVITIES.values() if not kind.verb or not kind.folder] == []


def test_each_verb_has_its_folder_its_words_and_what_it_is_for() -> None:
    for verb, kind in VERBS.items():
        assert (ROOT / "course_lib" / "activities" / verb / f"{verb}.js").is_file()
        assert (ROOT / "data" / "words" / f"{verb}.yml").is_file()
        assert kind.about.endswith(".")
