"""The ids that learners' stored answers may name. They are for ever."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from course_lib.models.base import Id, Many, Model

#: Eight hexadecimal digits of an item's meaning.
Meaning = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]


class Released(Model):
    """Written by `python -m course_lib released`. Items come with their meaning, to see when it was changed.

    `ids` holds a list for each folder of data/, and for each key under which things have parts with ids.
    """

    items: dict[Id, Meaning] = Field(default_factory=dict)
    ids: dict[str, Many[Id]] = Field(default_factory=dict)

    def all(self) -> dict[str, set[str]]:
        """Every id, by the list it stands in."""
        return {"items": set(self.items)} | {name: set(ids) for name, ids in self.ids.items()}
