"""Learners' code can be marked in a closed box. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.ops.doctor.finding import Finding


def check(trouble: str | None, instructor: str) -> Iterator[Finding]:
    """`trouble`: what bubblewrap said as the instructor's account; empty where it ran, None where it isn't there."""
    if trouble is None:
        yield Finding(
            "bubblewrap isn't installed, so code that students hand in can't be marked.",
            "install the package bubblewrap",
        )
    elif trouble:
        yield Finding(
            f"bubblewrap doesn't run for {instructor} ({trouble}), so code that students hand in can't be marked.",
            "allow user namespaces: `sysctl kernel.unprivileged_userns_clone=1`, and on Ubuntu "
            "`sysctl kernel.apparmor_restrict_unprivileged_userns=0`",
        )
