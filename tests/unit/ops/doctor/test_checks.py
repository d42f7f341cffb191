"""Each check finds what is wrong, says what to do, and finds nothing where all is well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from course_lib.ops.doctor import accounts, clock, disk, names, sandbox, sockets, tries, uids, versions
from course_lib.ops.doctor.accounts import Accounts
from course_lib.ops.doctor.clock import Clock
from course_lib.ops.doctor.disk import Room
from course_lib.ops.doctor.finding import Finding
from course_lib.ops.doctor.sockets import Kernel
from course_lib.ops.doctor.tries import WORDS, Try
from course_lib.ops.hub.port import Listener
from course_lib.ops.hub.site import Site

CLASS = {1001: "ana"}
WELL = Accounts("empathy", has_group=True, learners=("ana",), instructor="ines")
NAMED = 'address = "https://empathy.example.org"\ncertificate_in_front = true\n'


def only(findings: Iterable[Finding]) -> str:
    """The one finding, in words."""
    [found] = findings
    assert found.says.endswith(".")
    assert found.do
    return str(found)


@pytest.mark.parametrize(("package", "hole", "mended"), versions.ADVISORIES)
def test_a_version_with_a_published_hole_is_told(package: str, hole: str, mended: str) -> None:
    said = only(versions.check({package: "0.1.0"}))

    assert hole in said
    assert f"{package} 0.1.0 has published holes" in said


def test_the_version_that_mends_all_of_them_is_well() -> None:
    newest = {name: max((mended for one, _, mended in versions.ADVISORIES if one == name), key=versions.release)
              for name in versions.PACKAGES}  # fmt: skip

    assert list(versions.check(newest)) == []


def test_versions_are_compared_by_their_numbers() -> None:
    assert versions.release("4.10.0") > versions.release("4.9.1") > versions.release("4.9.0rc2")


@pytest.mark.parametrize("what", WORDS)
def test_what_an_account_could_do_to_others_is_told(what: str) -> None:
    said = only(tries.check([Try(what, "/home/ines", "ben", possible=True)]))

    assert said.startswith("ben can ")
    assert "/home/ines" in said


def test_what_an_account_could_not_do_is_well() -> None:
    assert list(tries.check([Try(what, "/home/ines", "ben", possible=False) for what in WORDS])) == []


def test_a_kernel_on_ports_is_told_once_for_each_account() -> None:
    said = only(sockets.check([Kernel("ana", "tcp"), Kernel("ana", "tcp"), Kernel("ben", "ipc")], [], CLASS))

    assert said.startswith("A kernel of ana sends what it shows")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7"])
def test_a_students_port_that_other_machines_reach_is_told(host: str) -> None:
    assert "ana listens on port 8888" in only(sockets.check([], [Listener(host, 8888, 1001)], CLASS))


def test_sockets_and_ports_of_this_machine_alone_are_well() -> None:
    listening = [Listener("127.0.0.1", 8888, 1001), Listener("::1", 8889, 1001), Listener("0.0.0.0", 443, 0)]

    assert list(sockets.check([Kernel("ana", "ipc")], listening, CLASS)) == []


def test_a_file_of_an_account_that_is_gone_is_told() -> None:
    said = only(uids.check({1007: "/usr/local/share/nbgrader/exchange/x"}))

    assert "The account number 1007 is gone" in said
    assert "-uid 1007" in said
    assert list(uids.check({})) == []


@pytest.mark.parametrize(
    ("room", "says"),
    [(Room("/home", 5 * 10**8, 10**6), "500 MB left"), (Room("/home", 10**12, 12), "12 more files")],
)
def test_a_disk_that_is_nearly_full_is_told(room: Room, says: str) -> None:
    assert says in only(disk.check([room]))


def test_a_disk_with_room_is_well() -> None:
    assert list(disk.check([Room("/home", 10**12, 10**6), Room("/srv", 10**12)])) == []


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (Clock(date(1970, 1, 1), date(2026, 11, 30), 600), "The clock says 1970-01-01"),
        (Clock(date(2026, 12, 1), date(2026, 11, 30), 0), "knows no time zones"),
    ],
)
def test_a_clock_that_is_wrong_is_told(now: Clock, says: str) -> None:
    assert says in only(clock.check(now))


def test_a_clock_that_goes_right_is_well() -> None:
    assert list(clock.check(Clock(date(2026, 11, 30), date(2026, 11, 30), 600))) == []


@pytest.mark.parametrize(("trouble", "says"), [(None, "isn't installed"), ("No permissions", "doesn't run for ines")])
def test_a_box_that_does_not_close_is_told(trouble: str | None, says: str) -> None:
    assert says in only(sandbox.check(trouble, "ines"))
    assert list(sandbox.check("", "ines")) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"has_group": False}, "There is no group empathy"),
        ({"learners": ()}, "Nobody is in the group empathy"),
        ({"instructor": ""}, "The settings name no instructor"),
        ({"cannot_run": "Permission denied"}, "Students can't run what is installed (Permission denied)"),
    ],
)
def test_accounts_that_cannot_work_are_told(changed: dict[str, object], says: str) -> None:
    assert says in only(accounts.check(Accounts(**{**vars(WELL), **changed})))
    assert list(accounts.check(WELL)) == []


def test_names_are_asked_as_browsers_will_but_not_for_a_trial() -> None:
    assert names.asked(Site()) == []
    assert names.asked(Site.of(NAMED)) == ["empathy.example.org", "somebody.empathy.example.org"]
    assert names.asked(Site.of(NAMED + "own_addresses = false")) == ["empathy.example.org"]


@pytest.mark.parametrize(
    ("text", "trouble", "says"),
    [
        (NAMED, {"empathy.example.org": "nobody knows this name"}, "empathy.example.org doesn't work: nobody knows"),
        (NAMED, {"somebody.empathy.example.org": "hostname mismatch"}, "*.empathy.example.org doesn't work"),
        (NAMED + "own_addresses = false", {}, "All students share one address"),
        ('listen = "0.0.0.0:8000"', {}, "`listen`: 0.0.0.0 is open to other machines"),
    ],
)
def test_names_that_do_not_lead_here_are_told(text: str, trouble: dict[str, str], says: str) -> None:
    assert says in only(names.check(Site.of(text), trouble))


def test_names_that_lead_here_are_well() -> None:
    assert list(names.check(Site.of(NAMED), {"empathy.example.org": "", "somebody.empathy.example.org": ""})) == []
