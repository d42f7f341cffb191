"""Who comes into which account: what an institution calls somebody, and their account here, one to one.

Nothing is guessed from an address or a name: two people could then come into one account. The class list says it, its
column `sign_in`; `empathy accounts` keeps it in a file that root alone reads, and the hub looks there at each sign-in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from course_lib.lists.table import Table, require
from course_lib.ops.accounts.entries import Entry
from course_lib.ops.hub import closed_file
from course_lib.ops.hub.site import Site

#: A platform sends what a course asks it for under a claim of its own.
CUSTOM, CUSTOM_CLAIM = "custom_", "https://purl.imsglobal.org/spec/lti/claim/custom"


def file(site: Site) -> Path:
    """Where it is kept."""
    return site.state / "people.json"


def read(place: Path) -> dict[str, str]:
    """The account of each that may come in; of nobody, where there is no such file."""
    return dict(json.loads(place.read_text("utf-8"))) if place.exists() else {}


def write(place: Path, people: Mapping[str, str]) -> None:
    """Keep it."""
    closed_file.write(place, json.dumps(people, ensure_ascii=False, indent=1) + "\n")


def forget(place: Path, account: str) -> None:
    """Keep no more how somebody signs in."""
    there = read(place)
    if account in there.values():
        write(place, {login: other for login, other in there.items() if other != account})


def merge(
    there: Mapping[str, str], listed: Iterable[Entry], accounts: Iterable[str], table: Table, key: str
) -> dict[str, str]:
    """What is known already and what a list says, which holds for everybody in it. Who has no account is left out.

    Raises ContentError where two would come into one account, or one into two.
    """
    listed, known = list(listed), set(accounts) | {one.name for one in listed}
    named = {one.name for one in listed}
    people = {login: account for login, account in there.items() if account in known - named}
    letters = []
    for one in listed:
        login = _same(one.sign_in or one.name, key)
        if people.setdefault(login, one.name) != one.name:
            says = f"“{login}” is how {people[login]} signs in; each needs one of their own"
            letters.append(table.letter(one.line, "sign_in", says))
    require(letters)
    return people


def login(claims: Mapping[str, Any], key: str) -> str | None:
    """What an institution calls somebody, by the key that was chosen; None where it can't be relied on.

    An e-mail address counts where they say that it is theirs: else whoever types another's comes into their account.
    """
    custom = claims.get(CUSTOM_CLAIM) or {}
    said = custom.get(key.removeprefix(CUSTOM)) if key.startswith(CUSTOM) else claims.get(key)
    if key == "email" and claims.get("email_verified") is not True:
        return None
    if isinstance(said, bool) or not isinstance(said, str | int) or not str(said).strip():
        return None
    return _same(str(said), key)


def _same(login: str, key: str) -> str:
    """An address is the same in small letters; a number or a word of an institution's is not."""
    return login.casefold() if key == "email" else login
