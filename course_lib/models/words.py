"""The small words of the interface: buttons, states, announcements."""

from __future__ import annotations

from pydantic import ConfigDict

from course_lib.models.base import Id, Line, Model


class Words(Model):
    """The words of one kind of activity, by the key under which it asks for them. The file's stem is its verb.

    Three groups belong to no kind: `frame` is on every activity, `lesson` on the line above all of them, and `answers`
    names what an answer may hold, wherever it is told in words. A word in braces, such as `{time}`, is filled in when
    the text is shown.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Line]

    id: Id

    def by_key(self) -> dict[str, str]:
        """The words, by their keys."""
        return dict(self.__pydantic_extra__)
