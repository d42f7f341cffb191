"""What a list asks for that isn't there yet. Pure: entries and the machine in, what is to be done out, or letters.

An account that isn't of the class is never taken over, and nothing of one that is there is changed but for a group that
it lacks, a password that it never had, and one that is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from course_lib.lists.table import Table, require
from course_lib.lists.told import some
from course_lib.ops.accounts.entries import Entry
from course_lib.ops.accounts.machine import Machine
from course_lib.ops.hub.courses import Course
from course_lib.ops.hub.site import Site

#: Where the hub's own machine or the hub itself knows passwords.
WITH_PASSWORDS = {"accounts", "native"}


@dataclass(frozen=True)
class Plan:
    """Accounts to be made; who joins which further group; who gets a password; and who isn't in the list."""

    new: tuple[Entry, ...]
    joins: tuple[tuple[Entry, str], ...]
    passwords: tuple[Entry, ...]
    gone: tuple[str, ...]
    same: int


def compare(
    entries: Iterable[Entry],
    there: Machine,
    table: Table,
    site: Site,
    course: Course,
    again: Collection[str] = frozenset(),
) -> Plan:
    """What is to be done so that everybody listed is in a course; `again`: whose password is to be a new one.

    Raises ContentError where that can't be.
    """
    entries = list(entries)
    wrong = [(one.line, *letter) for one in entries for letter in _wrong(one, there, site, course)]
    require([table.letter(line, where, says) for line, where, says in wrong])
    if missing := sorted(set(again) - {one.name for one in entries}):
        raise table.error("they aren't in this list, so they get no new password", where=", ".join(missing))
    entries = [one for one in entries if one.name != course.instructor]
    known = [one for one in entries if one.name in there.accounts]
    new = tuple(one for one in entries if one.name not in there.accounts)
    joins = tuple(
        (one, joined)
        for one in known
        if one.group and (joined := further(course.group, one.group)) not in there.accounts[one.name].groups
    )
    late = tuple(one for one in known if one.name in again or _never_had_one(one, there, site))
    changed = {one.name for one, _ in joins} | {one.name for one in late}
    gone = tuple(sorted(there.learners - {one.name for one in entries}))
    passwords = new + late if site.sign_in in WITH_PASSWORDS else ()
    return Plan(new, joins, passwords, gone, len(known) - len(changed))


def further(group: str, name: str) -> str:
    """What the machine calls a further group of the class: never a group of somebody else's, such as `sudo`."""
    return f"{group}-{name}"


def _never_had_one(entry: Entry, there: Machine, site: Site) -> bool:
    """An account that a run made which was broken off. A hub that keeps passwords itself gets them beforehand."""
    return site.sign_in == "accounts" and there.accounts[entry.name].without_password


def _wrong(entry: Entry, there: Machine, site: Site, course: Course) -> Iterator[tuple[str, str]]:
    account = there.accounts.get(entry.name)
    if entry.hashed and site.sign_in != "accounts":
        yield "password_hash", f"with sign_in = “{site.sign_in}” no account has a password; take this column out"
    if (group := further(course.group, entry.group)) in {one.group for one in site.courses}:
        yield "group", f"{group} is the group of a course of this hub; call it something else"
    if entry.name == course.instructor:
        if site.sign_in in WITH_PASSWORDS:
            yield "id", f"{entry.name} is the instructor's account; take this line out"
        elif account is None:
            yield "id", f"{entry.name} is the instructor's account, which you make by hand; docs/hub.md says how"
    elif account is None:
        if entry.name in there.groups:
            yield "id", f"there is a group {entry.name} on this machine; take another name"
        if entry.name in there.folders:
            says = f"{there.homes / entry.name} is there already and has no account; see whose it was, and move it away"
            yield "id", says
    elif account.uid < there.first_uid:
        yield "id", f"{entry.name} is an account of the system; take another name"
    elif course.group not in account.groups:
        of = next((one.course for one in site.courses if one.group in account.groups), "")
        known = f"is of the course {of} and not of this one" if of else "isn't of the class"
        says = f"there is an account {entry.name} already, which {known}. Take another name; or, if it is "
        yield "id", f"{says}theirs, run `usermod --append --groups {course.group} {entry.name}`"


def told(plan: Plan) -> Iterator[str]:
    """What the admin reads."""
    yield from some("New:", [one.name for one in plan.new])
    yield from some("In a further group:", [f"{one.name}: {group}" for one, group in plan.joins])
    yield from some("With a new password:", [one.name for one in plan.passwords if one not in plan.new])
    yield from some("Of the class and not in this file; they stay:", list(plan.gone))
    if plan.gone:
        yield "  What to do when somebody leaves is in docs/hub.md."
    counts = len(plan.new), plan.same, len(plan.gone)
    yield "New: {:,}. As they were: {:,}. Not in this file: {:,}.".format(*counts)
