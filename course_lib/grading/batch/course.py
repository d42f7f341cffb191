"""The instructor's course as nbgrader is configured for it; the commands here need no setting of their own."""

from __future__ import annotations

from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Any

from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Application, Config

from course_lib.content.diagnostics import ContentError, Letter

CONFIGURATION = "nbgrader_config.py"


@dataclass(frozen=True)
class Course:
    """nbgrader's configuration, and where it keeps what its steps make."""

    config: Config
    directory: Any

    @classmethod
    def read(cls, root: Path) -> Course:
        """The course in `root`. Raises ContentError where nbgrader's configuration isn't there or can't be used."""
        file = root / CONFIGURATION
        if not file.is_file():
            says = "nbgrader isn't configured here; work in a clone of the course"
            raise ContentError([Letter(str(file), 1, "", says)])
        reader = Application()
        reader.raise_config_file_errors = True
        try:
            reader.load_config_file(CONFIGURATION, path=str(root))
        except Exception as problem:
            raise ContentError([Letter(str(file), 1, "", f"it can't be used: {problem}")]) from problem
        return cls(reader.config, CourseDirectory(config=reader.config))

    def settings(self) -> Config:
        """All of nbgrader's settings: also what the account or a hub says, such as where the exchange is."""
        reader = Application()
        places = [place for place in NbGrader().config_file_paths if Path(place) != Path.cwd()]
        reader.load_config_file("nbgrader_config", path=places)
        reader.config.merge(self.config)
        return reader.config

    @property
    def database(self) -> str:
        """The URL of the gradebook, in SQLAlchemy's form."""
        return str(self.directory.db_url)

    @property
    def banks(self) -> Path:
        """Where the item banks are."""
        return Path(str(self.config.WithBank.banks)).expanduser()

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """A learner's folder of a step: `submitted`, `autograded` or `feedback`; `release` and `source` of nobody."""
        place = getattr(self.directory, f"{step}_directory")
        return Path(self.directory.format_path(place, student, assignment))

    def learners(self, step: str, assignment: str) -> list[str]:
        """Who has a folder of a step, in order of their names."""
        place = getattr(self.directory, f"{step}_directory")
        found = map(Path, glob(self.directory.format_path(place, "*", assignment)))  # noqa: PTH207  as nbgrader looks
        depth = len(self.folder(step, "*", assignment).parts)
        at = next(i for i, part in enumerate(self.folder(step, "*", assignment).parts) if part == "*")
        return sorted(place.parts[at] for place in found if len(place.parts) == depth and place.is_dir())

    @property
    def ignored(self) -> tuple[str, ...]:
        """Names of files and folders that travel through no step, notebooks among them: they are written anew."""
        return (*self.directory.ignore, "*.ipynb")

    @property
    def shared(self) -> bool:
        """Whether instructors share the course's folders through a group."""
        return bool(self.directory.groupshared)
