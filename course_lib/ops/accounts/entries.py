"""Lines of a class list made accounts to be, or letters about what is wrong with them. Pure.

A name is an account, a part of an address and a student's id in the gradebook at once. So it is of the narrowest kind:
what every Linux takes, what a browser takes before the hub's name, and what JupyterHub 6 takes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from course_lib.lists import columns
from course_lib.lists.columns import Columns
from course_lib.lists.table import Line, Table, require

LONGEST = 30
NAME = re.compile(r"[a-z](?:-?[a-z0-9])*")
#: A further group is called after the class's own, and no group of a system has more signs than 32.
LONGEST_GROUP = 15
#: As OpenID Connect has it of `sub`.
LONGEST_SIGN_IN = 255
#: What crypt(5) makes of a password, of the ways that are still thought safe.
HASH = re.compile(r"\$(?:y|gy|6|5|2[aby])\$[A-Za-z0-9./$=,+-]{20,}")
PLAIN, FULL = ("password",), ("fullname", "name")
FURTHER = {"group": ("group",), "hashed": ("passwordhash", "hash"), "sign_in": ("signin",)}


@dataclass(frozen=True)
class Entry:
    """Somebody of the class: `line` is where they stand in the list, `group` a further group of the class.

    `sign_in` is what the institution calls them, where they sign in there; if empty, it is the account's name.
    """

    name: str
    line: int
    full_name: str = ""
    group: str = ""
    hashed: str = field(default="", repr=False)
    sign_in: str = ""


def read(table: Table, by: str | None, *, full_names: bool = False) -> list[Entry]:
    """Everybody of a list; `by` is the title of the column with the names of accounts.

    Full names are taken where they are asked for. Raises ContentError with a letter for each thing that is wrong.
    """
    found = columns.find(table, by)
    if (plain := columns.one(table, PLAIN)) is not None:
        says = "take this column out and hand the list on without it; first passwords are made here, or give hashes"
        raise table.error(says, where=table.head[plain])
    further = {name: columns.one(table, titles) for name, titles in FURTHER.items()}
    named = columns.one(table, FULL) if "first_name" not in found.at and found.named is None else None
    entries = [_entry(line, found, further, named, full_names) for line in columns.learners(table)]
    seen: dict[str, int] = {}
    wrong = ((one, where, says) for one in entries for where, says in _wrong(one, seen))
    require([table.letter(one.line, where, says) for one, where, says in wrong])
    if not entries:
        raise table.error("there is nobody in this file")
    return entries


def _entry(line: Line, found: Columns, further: dict[str, int | None], named: int | None, full_names: bool) -> Entry:
    cells = found.cells(line)
    said = {name: line.cells[at].strip() for name, at in further.items() if at is not None}
    if not full_names:
        return Entry(cells.get("id", ""), line.number, **said)
    parts = (cells.get("first_name"), cells.get("last_name"), line.cells[named].strip() if named is not None else None)
    return Entry(cells.get("id", ""), line.number, " ".join(filter(None, parts)), **said)


def _wrong(entry: Entry, seen: dict[str, int]) -> Iterator[tuple[str, str]]:
    if not entry.name:
        yield "id", "it is missing; write the name of the account"
    elif not NAME.fullmatch(entry.name) or len(entry.name) > LONGEST:
        says = f"“{_visible(entry.name)}” can't be an account's name; {_form(LONGEST)}{_perhaps(entry.name)}"
        yield "id", f"{says}. The roster needs the same name"
    elif (first := seen.setdefault(entry.name, entry.line)) != entry.line:
        yield "id", f"“{entry.name}” stands in line {first} too; each student needs an account of their own"
    if entry.group and (not NAME.fullmatch(entry.group) or len(entry.group) > LONGEST_GROUP):
        yield "group", f"“{_visible(entry.group)}” can't be a group's name; {_form(LONGEST_GROUP)}"
    if entry.hashed and not HASH.fullmatch(entry.hashed):
        says = "this is no hash as `openssl passwd -6` makes one; leave the cell empty to have a first password made"
        yield "password_hash", says
    if not entry.sign_in.isprintable() or len(entry.sign_in) > LONGEST_SIGN_IN:
        yield "sign_in", f"it holds a sign that can't be seen, or more than {LONGEST_SIGN_IN} signs"
    if not entry.full_name.isprintable() or set(entry.full_name) & set(":,"):
        yield "name", "it holds a colon, a comma or a sign that can't be seen, which the system doesn't take"


def _form(longest: int) -> str:
    return f"it has 1 to {longest} small letters, digits and single hyphens, a letter first"


def _perhaps(name: str) -> str:
    """A name of the right kind that is near, in words."""
    bare = unicodedata.normalize("NFKD", name.partition("@")[0]).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9]+", "-", bare).strip("-0123456789")[:LONGEST].strip("-")
    return f"; perhaps “{near}”" if NAME.fullmatch(near) else ""


def _visible(cell: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in cell)[:60]
