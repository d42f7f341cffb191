"""What has to be marked, and why. Pure: digests and what the gradebook holds in, a reason out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Basis:
    """What marks rest on: digests of the submission and of bank, release and course; and the time allowed."""

    submission: str
    assignment: str
    due: str


@dataclass(frozen=True)
class Done:
    """What a run has noted: what it marked from, the marks by item, and a digest of the notebook that it wrote."""

    basis: Basis
    marks: Mapping[str, float | None]
    notebook: str

    def line(self, student: str) -> dict[str, Any]:
        """The note as the ledger keeps it."""
        return {"student": student, "marks": dict(self.marks), "notebook": self.notebook, **vars(self.basis)}

    @classmethod
    def from_line(cls, said: Mapping[str, Any]) -> Done | None:
        """The note from its line; None where it is none of ours."""
        try:
            basis = Basis(str(said["submission"]), str(said["assignment"]), str(said["due"]))
            return cls(basis, dict(said["marks"]), str(said["notebook"]))
        except (KeyError, TypeError, ValueError):
            return None


@dataclass(frozen=True)
class Now:
    """What is there: the basis of today, the marks in the gradebook (None where there are no rows), the notebook."""

    basis: Basis | None
    marks: Mapping[str, float | None] | None
    notebook: str


def reason(done: Done | None, now: Now, *, force: bool) -> str:
    """Why a submission has to be marked; empty where it was, from the same, and the result is still there."""
    if now.marks is None:
        return "not marked yet"
    if done is None or done.basis.submission != (now.basis.submission if now.basis else ""):
        return "handed in anew, or marked by another way"
    if now.basis and done.basis.assignment != now.basis.assignment:
        return "the bank or the release has changed"
    if now.basis and done.basis.due != now.basis.due:
        return "the due date or an extension has changed"
    if dict(done.marks) != dict(now.marks):
        return "the gradebook held other marks"
    if done.notebook != now.notebook:
        return "the marked notebook was not as it was written"
    return "asked for with --force" if force else ""
