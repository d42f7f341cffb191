"""No package with a published hole is installed. Pure.

The table holds what was published from January 2024 to August 2026 on the packages that serve learners and instructors
(GitHub's advisory database, the projects' own pages). Whoever hears of a further one adds a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from course_lib.ops.doctor.finding import Finding

#: The package, the advisory, and the first version without the hole.
ADVISORIES = (
    ("jupyterhub", "CVE-2024-28233", "4.1.0"),
    ("jupyterhub", "CVE-2024-41942", "5.1.0"),
    ("jupyterhub", "CVE-2026-33709", "5.4.4"),
    ("jupyterhub", "CVE-2026-40864", "5.4.5"),
    ("jupyterhub", "CVE-2026-54338", "5.5.0"),
    ("jupyterhub", "GHSA-c4gm-pwx9-9w8j", "5.5.1"),
    ("jupyterhub", "GHSA-69wv-m5fw-2fhp", "5.5.1"),
    ("jupyterhub-ltiauthenticator", "CVE-2026-34052", "1.6.3"),
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
)
PACKAGES = sorted({package for package, _, _ in ADVISORIES})


def check(installed: Mapping[str, str]) -> Iterator[Finding]:
    """`installed`: the version of each package that is there."""
    for package, version in sorted(installed.items()):
        known = [(hole, mended) for name, hole, mended in ADVISORIES if name == package]
        if holes := [hole for hole, mended in known if release(version) < release(mended)]:
            newest = max((mended for _, mended in known), key=release)
            yield Finding(
                f"{package} {version} has published holes ({', '.join(holes)}).",
                f"install requirements.lock again, as docs/hub.md says under “Upgrade”; {package} {newest} has none "
                "of them",
            )


def release(version: str) -> tuple[int, ...]:
    """A version's numbers, for comparing: (4, 6, 2)."""
    return tuple(int(number) for number in re.findall(r"\d+", re.split(r"[a-z+-]", version)[0]))
