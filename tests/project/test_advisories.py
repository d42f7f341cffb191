"""No version with a published hole: neither in the lock, nor let in by the floors of pyproject.toml.

The table holds what was published from January 2024 to August 2026 on the packages that serve learners and instructors
(GitHub's advisory database, the projects' own pages). Whoever hears of a further one adds a line.
"""

from __future__ import annotations

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.project.test_environment import locked, wanted

#: The package, the advisory, and the first version without the hole.
ADVISORIES = [
    ("jupyterhub", "CVE-2024-28233", "4.1.0"),
    ("jupyterhub", "CVE-2024-41942", "5.1.0"),
    ("jupyterhub", "CVE-2026-33709", "5.4.4"),
    ("jupyterhub", "CVE-2026-40864", "5.4.5"),
    ("jupyterhub", "CVE-2026-54338", "5.5.0"),
    ("jupyterhub", "GHSA-c4gm-pwx9-9w8j", "5.5.1"),
    ("jupyterhub", "GHSA-69wv-m5fw-2fhp", "5.5.1"),
    ("jupyter-server", "CVE-2026-35397", "2.18.0"),
    ("jupyter-server", "CVE-2026-40110", "2.18.0"),
    ("jupyter-server", "CVE-2026-40934", "2.18.0"),
    ("jupyter-server", "CVE-2026-44727", "2.20.0"),
    ("jupyterlab", "CVE-2026-40171", "4.5.7"),
    ("jupyterlab", "CVE-2026-42266", "4.5.7"),
    ("jupyterlab", "CVE-2026-42557", "4.5.7"),
    ("jupyterlab", "GHSA-vmhf-c436-hxj4", "4.5.9"),
    ("jupyterlab", "CVE-2026-73417", "4.6.2"),
    ("jupyterlab", "CVE-2026-73415", "4.6.2"),
    ("jupyterlab", "CVE-2026-73627", "4.6.2"),
    ("notebook", "CVE-2026-40171", "7.5.6"),
    ("nbconvert", "CVE-2025-53000", "7.17.0"),
    ("nbconvert", "CVE-2026-39377", "7.17.1"),
    ("nbconvert", "CVE-2026-39378", "7.17.1"),
    ("nbgrader", "CVE-2025-23205", "0.9.5"),
    ("nbgrader", "nbgrader pull request 1978", "0.9.6"),
    ("tornado", "CVE-2025-67724", "6.5.3"),
    ("tornado", "CVE-2026-31958", "6.5.5"),
    ("tornado", "CVE-2026-49853", "6.5.6"),
    ("tornado", "GHSA-pw6j-qg29-8w7f", "6.5.7"),
]


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
