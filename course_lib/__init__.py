"""Empathy in Practice: the verbs a lesson may call. Each shows one activity, by the id of its file in `data/`.

>>> import course_lib as course
>>> course.quiz("open-or-closed")

`dir(course)` lists the verbs, and `help(course.quiz)` tells what one shows. They are made from `course_lib.kinds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from course_lib.activities.frame.frame import Activity
    from course_lib.activities.notice import Notice

__version__ = "0.1.0"


def __getattr__(name: str) -> Callable[..., Activity | Notice]:
    if not name.startswith("_"):
        from course_lib.kinds import VERBS  # heavy parts load on first use

        if name in VERBS:
            return _verb(name, VERBS[name].about)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    from course_lib.kinds import VERBS

    return sorted(VERBS)


def _verb(name: str, about: str) -> Callable[..., Activity | Notice]:
    def verb(*ids: str) -> Activity | Notice:
        from course_lib.kernel import show

        return show(name, *ids)

    verb.__name__ = verb.__qualname__ = name
    verb.__doc__ = about
    return verb
