"""The action units of a face (FACS, Ekman & Friesen 1978), and exercises with a drawn one.

Only the units' names and small cores are checked. Which feeling a face goes with is never marked: see Barrett et al.
2019, doi 10.1177/1529100619832930.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from course_lib.models.base import Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend

#: How strongly a unit acts in the drawing, from 0 (at rest) to 1. Not FACS' A to E, which a drawing can't carry.
Strength = Annotated[float, Field(ge=0, le=1, strict=False)]
#: By the id of a unit, how strongly it acts; a unit that isn't named is at rest.
Pose = dict[Id, Strength]


class Unit(Model):
    """One movement that a face can make: its FACS number and name, and what can be seen of it.

    `shown` says it in the text of a picture, in small letters: “inner brows raised”.
    """

    id: Id
    number: int = Field(ge=1, le=64)
    name: Line
    seen: Prose
    shown: Line


class Units(Model):
    """Every unit that the drawing knows, and how a picture says in words how strongly each acts."""

    at_rest: Line
    degrees: Many[Line] = Field(min_length=3, max_length=3)
    units: Some[Unit]


class Preset(Model):
    """A face to begin with. `note` says what is known of it, and for how many faces it doesn't hold."""

    id: Id
    name: Line
    pose: Pose
    note: Prose


class Task(Model):
    """Something to do with the face that can be checked.

    `name`: the face shows one unit of `pose`; which of `offer` is it? `set`: move the units that `core` names, and no
    others of those on offer. The reason is shown once it is right, the hint before. A retired task is kept so that old
    answers can still be read, and is shown to nobody.
    """

    id: Id
    kind: Literal["name", "set"]
    prompt: Prose
    pose: Pose = Field(default_factory=dict)
    offer: Many[Id] = ()
    core: Many[Id] = ()
    retired: bool = False
    hint: Prose
    reason: Prose

    @model_validator(mode="after")
    def _complete(self) -> Task:
        if self.kind == "name":
            if len(self.pose) != 1 or self.core:
                raise ValueError("a `name` task has a `pose` of exactly one unit, and no `core`")
            if not set(self.pose) <= set(self.offer) or len(set(self.offer)) < 3:
                raise ValueError("`offer` needs three units or more, and the one of the `pose` among them")
        elif self.pose or self.offer or not self.core:
            raise ValueError("a `set` task has a `core` of units to move, and neither `pose` nor `offer`")
        return self

    def substance(self) -> Any:
        return [self.kind, self.prompt, sorted(self.pose.items()), list(self.offer), sorted(self.core)]


class Face(Model):
    """A drawn face to move by its units: presets to start from, then tasks. `units` are the sliders on offer."""

    id: Id
    title: Line
    intro: Prose
    units: Some[Id]
    presets: Some[Preset]
    tasks: Some[Task]
    closing: Prose

    @model_validator(mode="after")
    def _on_offer(self) -> Face:
        for task in self.tasks:
            if missing := sorted({*task.core, *task.pose} - set(self.units)):
                raise ValueError(f"the task `{task.id}` needs `{missing[0]}`, which is not among the `units`")
        if len(set(self.units)) < len(self.units):
            raise ValueError("a unit stands in `units` twice")
        if all(task.retired for task in self.tasks):
            raise ValueError("all `tasks` are retired; leave one in use")
        return self

    def legends(self) -> dict[str, Legend]:
        return {self.id: Legend(self.title)} | {one.id: Legend(f"{self.title}: {one.prompt}") for one in self.tasks}

    def substance(self) -> Any:
        return list(self.units)

    def signed(self) -> dict[str, Any]:
        return {self.id: self.as_written("tasks")} | {one.id: one.as_written() for one in self.tasks}
