"""What of the environment is shown in the sandbox."""

from __future__ import annotations

from dataclasses import replace

from course_lib.grading.sandbox import kits
from course_lib.grading.sandbox.kits import PLAIN, SCIENCE


def test_without_packages_nothing_of_the_environment_is_shown() -> None:
    assert kits.places(PLAIN) == []
    assert kits.installed(PLAIN) == []


def test_with_science_its_packages_are_shown_with_what_they_need_and_no_more() -> None:
    names = {place.name for place in kits.places(SCIENCE)}

    assert {"numpy", "scipy", "altair", "jsonschema", "typing_extensions.py"} <= names
    assert not {name for name in names if name.startswith(("nbgrader", "empathy", "course_lib", "pip", "IPython"))}
    assert not {name for name in names if name.endswith(".pth")}
    assert all(place.exists() for place in kits.places(SCIENCE))


def test_what_is_not_installed_is_left_out() -> None:
    kit = replace(SCIENCE, packages=("no-such-package",), warmed=("numpy", "no_such_package.inner"))

    assert kits.places(kit) == []
    assert kits.installed(kit) == ["numpy"]
