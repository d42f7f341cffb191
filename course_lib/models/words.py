"""The small words of the interface: buttons, states, announcements."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict, Field

from course_lib.models.base import Id, Line, Model

#: The file whose words are on every activity, and those that are on none.
FRAME = "frame"
APART = ("lesson", "answers")
#: Kinds that show another kind's parts, and so speak its words too.
SPEAKS_ALSO = {"review": "quiz", "test": "graded"}


class Words(Model):
    """The words of one kind of activity, by the key under which it asks for them. The file's stem is its verb.

    Three groups belong to no kind: `frame` is on every activity, `lesson` on the line above all of them, and `answers`
    names what an answer may hold, wherever it is told in words. A word in braces, such as `{time}`, is filled in when
    the text is shown. `replacing` is what a kind says in its own way in place of another file's key on the same page,
    and `on_hub` what is said on a server that somebody else runs, in place of a key of this file.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Line]

    id: Id
    replacing: dict[str, Line] = Field(default_factory=dict)
    on_hub: dict[str, Line] = Field(default_factory=dict)

    def own(self) -> dict[str, str]:
        """The words under keys that no other file of its page has, by key."""
        return dict(self.__pydantic_extra__)

    def by_key(self, *, on_hub: bool = False) -> dict[str, str]:
        """All its words, by their keys."""
        return {**self.own(), **self.replacing, **(self.on_hub if on_hub else {})}


def files_of(kind: str) -> list[str]:
    """The files whose words are on one page with those of this one, which comes last."""
    also = [] if kind in (FRAME, *APART) else [FRAME, *([SPEAKS_ALSO[kind]] if kind in SPEAKS_ALSO else [])]
    return [*also, kind]


def of_page(words: Mapping[str, Mapping[str, str]], kind: str) -> dict[str, str]:
    """What an activity of this kind says, by key, from the words by file. A check keeps the keys of one page apart."""
    return {key: text for file in files_of(kind) for key, text in words.get(file, {}).items()}
