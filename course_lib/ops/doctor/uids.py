"""No number of an account is given again while files of it remain: its next owner would own them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course_lib.ops.doctor.finding import Finding


def check(left: Mapping[int, str]) -> Iterator[Finding]:
    """`left`: numbers that no account has any more, and a file or folder that still belongs to each."""
    for number, place in sorted(left.items()):
        yield Finding(
            f"The account number {number} is gone, and {place} still belongs to it. The next account that is made may "
            "get this number, and with it the file.",
            f"look what is left with `find /home /usr/local/share/nbgrader -xdev -uid {number}`, and remove it, or "
            "give it to root with chown",
        )
