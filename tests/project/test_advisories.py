"""No version with a published hole: neither in the lock, nor let in by the floors of pyproject.toml."""

from __future__ import annotations

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from course_lib.ops.doctor.versions import ADVISORIES
from tests.project.test_environment import locked, wanted


def floor(requirement: Requirement) -> Version:
    """The lowest version that a requirement lets in; 0 where it names none."""
    lowest = [Version(one.version) for one in requirement.specifier if one.operator in (">=", "==", "~=")]
    return max(lowest, default=Version("0"))


@pytest.mark.parametrize(("package", "advisory", "mended"), ADVISORIES)
def test_no_version_with_a_known_hole_is_installed(package: str, advisory: str, mended: str) -> None:
    floors = [floor(requirement) for requirement in wanted() if canonicalize_name(requirement.name) == package]

    assert floors, f"pyproject.toml must name {package}, or an older version can come with another package"
    assert min(floors) >= Version(mended)
    assert all(Version(version) >= Version(mended) for version in locked()[package])


def test_a_requirement_without_a_floor_lets_anything_in() -> None:
    assert floor(Requirement("tornado<7")) < floor(Requirement("tornado>=6.5,<7")) == Version("6.5")
