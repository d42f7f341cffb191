"""The skills of the course, across its lessons: what a learner's own doings are told by."""

from __future__ import annotations

from pydantic import model_validator

from course_lib.models.base import Id, Line, Many, Model, Some


class Skill(Model):
    """One skill, and what belongs to it.

    `objectives` bring in whatever practises or checks them, `activities` are named by their own ids, and `verbs` bring
    in all that is called by them, such as every claim.
    """

    name: Line
    objectives: Many[Id] = ()
    activities: Many[Id] = ()
    verbs: Many[Id] = ()

    @model_validator(mode="after")
    def _holds_something(self) -> Skill:
        if not (self.objectives or self.activities or self.verbs):
            raise ValueError("a skill needs `objectives`, `activities` or `verbs`")
        return self


class Skills(Model):
    """All skills, in the order in which they are shown."""

    skills: Some[Skill]
