"""A drawn face that was set or named, held against what was asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from course_lib.models import Face, Task

#: From here on a unit counts as moved, and below the second as at rest. Ours: what can be told apart in the drawing.
MOVED, AT_REST = 0.4, 0.2


@dataclass(frozen=True)
class Posing:
    """Ids of units: `missing` should move and hardly do, `extra` should rest and move."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Every unit that should move does, and no other."""
        return not self.missing and not self.extra


def check_pose(pose: Mapping[str, float], units: Collection[str]) -> None:
    """Raises ValueError for a unit that is not one of `units`, and for a strength outside 0 to 1."""
    for unit, strength in pose.items():
        if unit not in units:
            raise ValueError(f"`{unit}` is not a unit of this face")
        if isinstance(strength, bool) or not 0 <= strength <= 1:
            raise ValueError("a unit's strength is a number from 0 to 1")


def score_pose(face: Face, task: Task, pose: Mapping[str, float]) -> Posing:
    """Judge a face that was set for a task. Raises ValueError where `pose` does not fit the units on offer."""
    check_pose(pose, face.units)
    core = set(task.core)
    return Posing(
        missing=tuple(unit for unit in face.units if unit in core and pose.get(unit, 0) < MOVED),
        extra=tuple(unit for unit in face.units if unit not in core and pose.get(unit, 0) >= AT_REST),
    )


def score_unit(task: Task, picked: str) -> bool:
    """Whether the unit that the face shows was named. Raises ValueError for a unit that is not on offer."""
    if picked not in task.offer:
        raise ValueError(f"`{picked}` is not on offer")
    return picked in task.pose
