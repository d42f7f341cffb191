"""Every package that the library imports is declared in pyproject.toml for whoever runs what imports it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.test_borders import LIB, files, packages
from tests.support.places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
#: What learners never run, and the extra that those who do install for it. All else is a learner's.
FOR_OTHERS = {
    "coach/evaluation.py": "author",
    "coach/training.py": "author",
    "coach/calibration.py": "author",
    "coach/chooser.py": "author",
    "authoring/item_quality.py": "author",
    "grading": "instructor",
    "ops/hub/submit.py": "instructor",
    "ops/hub": "hub",
    "ops/preloaded": "hub",
    "ops/exchange_service": "hub",
    "ops/over_service": "instructor",
}
#: What provides which module in this environment; finding out takes seconds.
PROVIDERS = packages_distributions()
#: Declared for learners and imported nowhere: the programs that a lesson opens in, what draws activities in them, and
#: what they stand on that had holes (test_advisories.py).
PROGRAMS = {"jupyterlab", "notebook", "ipywidgets", "tornado"}


def names(requirements: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def declared(extra: str = "") -> set[str]:
    """What is installed for learners; with an extra, for whoever asks for it too."""
    extras = PROJECT["optional-dependencies"]
    return names(PROJECT["dependencies"]) | (names(extras[extra]) if extra else set())


def extra_of(file: Path) -> str:
    """The extra for whoever runs a file; empty for a learner's."""
    return next((extra for place, extra in FOR_OTHERS.items() if file.is_relative_to(LIB / place)), "")


def distributions(file: Path) -> set[str]:
    """What has to be installed for a file's imports, by the names that pyproject.toml uses."""
    return {canonicalize_name(name) for package in packages(file) for name in PROVIDERS.get(package, [package])}


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.relative_to(LIB)))
def test_what_a_file_imports_is_declared_for_whoever_runs_it(file: Path) -> None:
    assert distributions(file) - declared(extra_of(file)) == set()


@pytest.mark.parametrize("file", sorted(ROOT.glob("deploy/*.py")), ids=lambda file: file.name)
def test_what_the_hubs_files_import_is_declared_for_a_hub(file: Path) -> None:
    assert distributions(file) - declared("hub") == set()


def test_learners_install_nothing_that_nothing_imports() -> None:
    theirs = [distributions(file) for file in files() if not extra_of(file)]

    assert declared() - set().union(*theirs) == PROGRAMS


def test_an_undeclared_import_is_found_wherever_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "attempts.py"
    file.write_text("def f():\n    import scipy.stats\n    import yaml\n    import not_installed_anywhere\n")

    assert distributions(file) - declared() == {"scipy", "not-installed-anywhere"}
