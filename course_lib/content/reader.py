"""The only reader of `data/`: a name in, a checked and typed thing out.

Must not: write, guess, or accept half a file. A lesson reads only the files it shows.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from course_lib.content import strict_yaml
from course_lib.content.diagnostics import ContentError, Letter, Place, from_validation, line_of, spoken
from course_lib.kinds import FILED
from course_lib.models import (
    Claims,
    ClaimVerbs,
    CoachWords,
    Codebook,
    Course,
    Glossary,
    Help,
    HouseVoice,
    Lists,
    Meanings,
    Model,
    NoteWords,
    Released,
    Reviews,
    Skills,
    Sources,
    Units,
    Words,
)

M = TypeVar("M", bound=Model)

#: Folders in which each file is one thing and its stem the thing's id.
FOLDERS: dict[type[Model], str] = {**{model: kind.folder for model, kind in FILED.items()}, Words: "words"}
#: Single files.
FILES: dict[type[Model], str] = {
    Course: "course.yml",
    Skills: "skills.yml",
    Glossary: "glossary.yml",
    Codebook: "codes.yml",
    Units: "units.yml",
    Help: "help.yml",
    HouseVoice: "voice.yml",
    NoteWords: "note-words.yml",
    Claims: "evidence/claims.yml",
    Sources: "evidence/sources.yml",
    ClaimVerbs: "evidence/verbs.yml",
    Lists: "coach/lists.yml",
    Meanings: "coach/meanings.yml",
    CoachWords: "coach/words.yml",
    Released: "released.yml",
    Reviews: "reviews.yml",
}


def load(file: Path, shape: type[M]) -> M:
    """Read one file as `shape`, once for each state of the file. The id of a thing in a folder is its file's name.

    Raises ContentError with a letter for everything that is wrong with the file.
    """
    found: M = _read(file, shape, *_state(file))
    return found


def _state(file: Path) -> tuple[int, int] | tuple[None, None]:
    """When a file was written and its size, in one question to the system: a lesson's opening asks a thousand times."""
    try:
        about = file.stat()
    except OSError:
        return None, None
    return (about.st_mtime_ns, about.st_size) if stat.S_ISREG(about.st_mode) else (None, None)


@cache
def _read(file: Path, shape: type[M], _changed: int | None, _size: int | None) -> M:
    """Time and size are only in the memory's key: an author who edits a file and runs a cell again sees the edit."""
    data, lines = strict_yaml.read(file)
    if not isinstance(data, dict):
        raise ContentError([Letter(str(file), 1, "", "a content file is a list of `key: value` lines")])
    if shape in FOLDERS:
        if "id" in data:
            raise ContentError([Letter(str(file), lines[("id",)], "id", "the file's name is its id; remove this line")])
        data = {"id": file.stem, **data}
    try:
        return shape.model_validate(data)
    except ValidationError as problem:
        raise ContentError(from_validation(problem, file, lines, shape)) from problem
    except (RecursionError, OverflowError, MemoryError) as problem:  # of a pattern, in Python's own parser of them
        says = f"something here nests too deep or is too large ({problem}); look for a run of brackets or digits"
        raise ContentError([Letter(str(file), 1, "", says)]) from problem


@dataclass(frozen=True)
class Content:
    """A data folder, read a file at a time and remembered. `on_hub` says whether somebody else's server is speaking."""

    root: Path
    on_hub: bool = False

    def one(self, shape: type[M], name: str) -> M:
        """The thing called `name`, for example `one(Quiz, "open-or-closed")`. Raises ContentError, also if none is."""
        file = self.file(shape, name)
        if not file.is_file():
            near = get_close_matches(name, self.names(shape), n=1)
            says = f"there is no `{name}`" + (f"; did you mean `{near[0]}`?" if near else "")
            raise ContentError([Letter(str(file), 1, "", says)])
        found: M = load(file, shape)
        return found

    def only(self, shape: type[M]) -> M:
        """The one file of its kind, for example `only(Course)`."""
        found: M = load(self.file(shape), shape)
        return found

    def file(self, shape: type[Model], name: str = "") -> Path:
        """Where a kind's only file, or the file of the thing called `name`, has its place."""
        return self.root / (FILES[shape] if shape in FILES else f"{FOLDERS[shape]}/{name}.yml")

    def names(self, shape: type[Model]) -> list[str]:
        """The ids of all things of a kind, sorted."""
        return sorted(file.stem for file in (self.root / FOLDERS[shape]).glob("*.yml"))

    def all(self, shape: type[M]) -> list[M]:
        """All things of a kind, in the order of their ids."""
        return [self.one(shape, name) for name in self.names(shape)]

    def words(self) -> dict[str, dict[str, str]]:
        """The words of the interface, by kind of activity and key."""
        return {group.id: group.by_key(on_hub=self.on_hub) for group in self.all(Words)}

    def letter(self, shape: type[Model], name: str, place: Place, says: str) -> Letter:
        """A letter about one place of a file that can be read, such as `("items", 0, "claims")`, at its line."""
        file = self.file(shape, name)
        return Letter(str(file), line_of(place, strict_yaml.read(file)[1]), spoken(place), says)

    def letters(self) -> list[Letter]:
        """Read every file and return what is wrong with any of them; an empty list means all can be used."""
        found: list[Letter] = []
        known = {self.file(shape): shape for shape in FILES}
        known |= {self.file(shape, name): shape for shape in FOLDERS for name in self.names(shape)}
        for file, shape in known.items():
            try:
                load(file, shape)
            except ContentError as error:
                found += error.letters
        for file in self.root.rglob("*.y*ml"):
            if file not in known:
                says = "nothing reads this file; see data/README.md for the folders, and end its name in .yml"
                found.append(Letter(str(file), 1, "", says))
        return sorted(found)
