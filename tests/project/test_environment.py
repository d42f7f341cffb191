"""The same versions everywhere: the lock, pyproject.toml and environment.yml agree, and the lock names no host."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.places import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
HUBS = {
    name: (ROOT / "deploy" / f"{name}.lock").read_text(encoding="utf-8") for name in ("requirements", "assignments")
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def locked(lock: str = LOCK) -> dict[str, set[str]]:
    """The versions of each package in the lock; more than one where they differ by Python or system."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def wanted(*names: str) -> list[Requirement]:
    extras = [lines for name, lines in PROJECT["optional-dependencies"].items() if not names or name in names]
    return [Requirement(line) for line in [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]]


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_the_lock_holds_what_pyproject_asks_for(requirement: Requirement) -> None:
    versions = locked().get(canonicalize_name(requirement.name))
    assert versions
    assert all(requirement.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("lock", [LOCK, *HUBS.values()], ids=["whole", *HUBS])
def test_every_package_of_a_lock_has_a_hash_and_none_names_a_host(lock: str) -> None:
    blocks = re.split(r"\n(?=[\w.-]+==)", lock)
    packages = [block for block in blocks if re.match(r"[\w.-]+==", block)]
    assert len(packages) > 100
    assert [block.split("==")[0] for block in packages if "--hash=sha256:" not in block] == []
    assert "://" not in lock
    assert "--index" not in lock
    assert "--find-links" not in lock


@pytest.mark.parametrize(("name", "extras"), [("requirements", ["hub"]), ("assignments", ["hub", "instructor"])])
def test_a_hubs_lock_holds_what_a_hub_needs_in_the_versions_that_are_tested(name: str, extras: list[str]) -> None:
    lock = locked(HUBS[name])

    needed = [canonicalize_name(one.name) for one in wanted(*extras)]
    assert [one for one in needed if one not in lock] == []
    assert {one: versions for one, versions in lock.items() if versions != locked()[one]} == {}


def test_a_students_environment_has_no_tools_for_tests_or_authors() -> None:
    tools = {canonicalize_name(one.name) for one in wanted("test", "author")}
    tools -= {canonicalize_name(one.name) for one in wanted("hub", "instructor")} | {"psutil"}  # ipykernel's too

    assert {"playwright", "mypy", "scikit-learn", "uv"} <= tools
    assert [one for lock in HUBS.values() for one in tools & set(locked(lock))] == []
    assert "scipy" not in locked(HUBS["assignments"])
    assert "nbgrader" not in locked(HUBS["requirements"])


def test_conda_takes_every_python_package_from_the_lock() -> None:
    own = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]
    (pip,) = [line["pip"] for line in ENVIRONMENT["dependencies"] if isinstance(line, dict)]
    assert pip == ["-r requirements.lock"]
    assert {re.split("=", line)[0] for line in own} == {"python", "nodejs", "pip"}


def test_conda_and_the_project_want_the_same_python() -> None:
    (line,) = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str) and line.startswith("python=")]
    assert Requirement(f"python{PROJECT['requires-python']}").specifier.contains(line.removeprefix("python="))
