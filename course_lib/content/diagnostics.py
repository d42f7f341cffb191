"""Letters to an author: where something in a content file is wrong, what it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError


@dataclass(frozen=True, order=True)
class Letter:
    """One thing to mend. `str()` gives `file:line: where: what is wrong, what to do`."""

    file: str
    line: int
    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where + ': ' if self.where else ''}{self.says}"

    def seen_from(self, folder: Path) -> Letter:
        """The same, its file named as one who works in the folder would type it."""
        return replace(self, file=self.file.removeprefix(f"{folder}/"))


class ContentError(Exception):
    """Content that can't be used. `letters` holds everything found, not the first only."""

    def __init__(self, letters: list[Letter]) -> None:
        self.letters = sorted(letters)
        super().__init__("\n".join(str(letter) for letter in self.letters))


Place = tuple[str | int, ...]

#: What a pattern of the content types asks for, in words.
FORMS = {
    r"^[a-z]+(-[a-z]+)*$": "is no id: small letters only, in words joined by single hyphens, such as hearing-feelings",
    r"^[a-z]+(-[a-z]+)*-\d{4}[a-z]?$": "is no source id: name and year, such as elliott-2018 or elliott-2018a",
    r"^C\d\d$": "is no claim id: C01 to C52",
    r"^[A-Z]{2,3}$": "is no country code: two capitals such as GB, or INT",
    r"^10\.\d{4,}/\S+$": "is no DOI: it begins with 10. and has a slash, without the address before it",
    r"^\d\d-[a-z-]+\.ipynb$": "is no notebook name: two digits, a hyphen, words, .ipynb",
    r"^[a-z]+(-[a-z]+)*\.ipynb$": "is no name of a notebook beside the lessons: small letters, hyphens, .ipynb",
    r"^\d{4}-\d\d-\d\d$": 'is no day: write year-month-day in quotes, such as "2026-11-23"',
    r"^[0-9a-f]{8}$": "is no mark of a meaning; let the command that this file names in its first lines write it",
    r"^([a-z]+(-[a-z]+)*|C\d\d|[A-Z]{2,4})$": "is no id that a pack for review has; let its reader write this file",
    r"^[^\W\d_]{2,5}$": "can’t be initials: two to five letters without dots or spaces, such as RM",
    r"^\S[^\n]*$": "must be one line that does not begin with a space; longer text goes into a key for prose",
}


def from_validation(
    error: ValidationError, file: Path, lines: dict[Place, int], shape: type, manual: str = "data/README.md"
) -> list[Letter]:
    """One letter for each thing pydantic found, at the line where it stands (or where it is missing)."""
    letters = []
    for found in error.errors(include_url=False):
        if found["type"] == "too_short" and len(found["input"]) >= found["ctx"]["min_length"]:
            continue  # pydantic counts only the entries that are right; what is wrong in the others is told anyway
        place: Place = tuple(found["loc"])
        letters.append(Letter(str(file), line_of(place, lines), spoken(place), _remedy(found, shape, manual)))
    return letters


def line_of(place: Place, lines: dict[Place, int]) -> int:
    """The line of a place in the file, or of the nearest thing around it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def spoken(place: Place) -> str:
    """`items`, 2, `prompt` becomes `items 3, prompt`: people count from one."""
    words = ""
    for step in place:
        words += f" {step + 1}" if isinstance(step, int) else f"{', ' if words else ''}{step}"
    return words.strip()


def _remedy(found: Any, shape: type, manual: str) -> str:
    """What to do about one of pydantic's findings. Kinds that no content type can meet keep pydantic's own words."""
    kind, given, told = found["type"], found.get("input"), found.get("ctx", {})
    match kind:
        case "missing":
            return "this key is missing; add it"
        case "extra_forbidden":
            near = get_close_matches(str(found["loc"][-1]), sorted(_keys(shape)), n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"remove it ({manual} lists all keys)"
            return f"unknown key; {hint}"
        case "value_error":
            return str(told["error"])
        case "literal_error":
            choices = told["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            near = get_close_matches(str(given), choices, n=1)
            hint = f"; did you mean `{near[0]}`?" if near else ""
            return f"{_short(given)} is not one of {', '.join(choices)}{hint}"
    if given is None:
        return "nothing stands behind this key; fill it in or remove the key"
    match kind:
        case "bool_type":
            return f"write true or false, not {_short(given)}"
        case "string_type" if isinstance(given, dict | list):
            return "this must be text, not a list; put it in quotes or in a block (`|`)"
        case "string_type":
            return f"this must be text; put quotes around {_short(given)}"
        case "int_type" | "int_from_float":
            return f"this must be a whole number without quotes, not {_short(given)}"
        case "float_type":
            return f"this must be a number without quotes, not {_short(given)}"
        case "tuple_type":
            return "this must be a list: one line each, beginning with `- `"
        case "model_type" | "dict_type":
            return "this must be a group of `key: value` lines"
        case "too_short":
            return f"this needs at least {told['min_length']} of them, and here are {len(given)}; add to them"
        case "too_long":
            return f"this may have at most {told['max_length']} of them, and here are {len(given)}; split or cut it"
        case "string_too_short":
            return "this is empty; write something"
        case "string_too_long":
            return f"this has {len(given)} characters and may have {told['max_length']}; shorten it"
        case "string_pattern_mismatch":
            form = f"does not have the right form ({told['pattern']})"
            return f"{_short(given)} {FORMS.get(told['pattern'], form)}"
    return f"{found['msg'][0].lower()}{found['msg'][1:]}, not {_short(given)}"


def _short(given: object) -> str:
    """What the author wrote, as they would recognise it."""
    text = str(given).lower() if isinstance(given, bool) else str(given)
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"


def _keys(shape: object) -> set[str]:
    """Every key that a content type or anything inside it may have."""
    keys: set[str] = set()
    waiting, known = [shape], set()
    while waiting:
        kind = waiting.pop()
        if kind not in known:
            known.add(kind)
            waiting.extend(get_args(kind))
            for name, field in getattr(kind, "model_fields", {}).items():
                keys.add(name)
                waiting.append(field.annotation)
    return keys
