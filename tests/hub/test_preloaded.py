"""Servers and kernels that are forked from a preloaded process are their student's own, and outlive it."""

import grp
import os
import pwd
import re
import signal
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Page

from course_lib.ops.preloaded.asking import Refused
from course_lib.ops.preloaded.keeping import NO_HOME, Preloaded
from tests.support.hub.accounts import LOG, Account, gone
from tests.support.hub.forked import KERNEL_PROBE, Served, forked, groups, request, told, with_probe
from tests.support.hub.pages import START_MS, log_in
from tests.support.hub.prying import THEFT, holds
from tests.support.hub.running import Hub

#: Variables that a server sets for itself.
OWN = {"JUPYTERHUB_SINGLEUSER_APP", "JUPYTER_DEFAULT_PROVISIONER_NAME"}
#: Names of the preloaded process's home that are still in a child, and that nothing in a server goes by.
UNUSED = {
    "__main__.NO_HOME",
    "course_lib.ops.preloaded.keeping.NO_HOME",
    "distutils.command.install.USER_BASE",
    "distutils.command.install.USER_SITE",
}


@pytest.fixture(scope="module")
def preloaded(installation: Path) -> Iterator[Preloaded]:
    made = Preloaded(["LANG"], installation / "bin" / "python")
    yield made
    made.close()


@pytest.fixture(scope="module")
def served(preloaded: Preloaded, make_account: Callable[[], Account]) -> list[Served]:
    """Two students with servers of the same preloaded process, one forked after the other."""
    accounts = [make_account() for _ in range(2)]
    for account in accounts:
        account.join("users")
    return [Served.by(preloaded, account) for account in accounts]


def test_a_server_has_the_rights_of_its_account_and_no_others(served: list[Served]) -> None:
    for one in served:
        entry = pwd.getpwnam(one.account.name)
        assert one.told["uids"] == [entry.pw_uid] * 3
        assert one.told["gids"] == [entry.pw_gid] * 3
        assert set(one.told["groups"]) == groups(one.account)
        assert not one.told["root"]
        assert one.told["umask"] == 0o077
        assert one.told["session"] == one.told["pid"] == one.process.pid


def test_a_server_has_its_own_environment_and_nobody_elses(served: list[Served], preloaded: Preloaded) -> None:
    for one in served:
        environment = one.told["environment"]
        assert {name: value for name, value in environment.items() if name not in OWN} == one.asked["environment"]
        assert one.told["folder"] == str(one.account.home / "empathy")
        assert one.told["trash"] == str(one.account.home / ".local/share/Trash")
        assert set(one.told["no_home"]) <= UNUSED


def test_no_other_students_token_is_in_a_servers_memory(served: list[Served], preloaded: Preloaded) -> None:
    first, second = ([one.asked["environment"]["JUPYTERHUB_API_TOKEN"].encode()] for one in served)

    assert holds(served[0].process.pid, first)  # it can be found where it is
    assert not holds(served[1].process.pid, first)
    assert not holds(served[0].process.pid, second)
    assert not holds(preloaded.pid(), first + second)
    for one in served:
        assert b"JUPYTERHUB" not in Path(f"/proc/{one.process.pid}/environ").read_bytes()


def test_a_server_has_no_descriptor_that_was_not_meant_for_it(served: list[Served], preloaded: Preloaded) -> None:
    theirs = [str(link.readlink()) for link in Path(f"/proc/{preloaded.pid()}/fd").iterdir()]
    [hub] = [link for link in theirs if link.startswith("socket:")]

    assert len(theirs) == 4
    for one in served:
        log = str(one.account.home / LOG)
        [kernels] = [link for link in one.told["descriptors"].values() if link.startswith("socket:")]
        assert [one.told["descriptors"][str(number)] for number in range(3)] == ["/dev/null", log, log]
        assert kernels != hub
        assert len(one.told["descriptors"]) == 5  # the fifth is the configuration that is read
        assert one.told["threads"] == 1


def test_two_servers_draw_different_lots(served: list[Served]) -> None:
    first, second = (one.told["drawn"] for one in served)

    assert set(map(str, first)).isdisjoint(map(str, second))


def test_a_student_reaches_neither_the_preloaded_process_nor_another_server(
    served: list[Served], preloaded: Preloaded, installation: Path
) -> None:
    first, second = served
    others = [preloaded.pid(), second.process.pid]

    tried = first.account.run(installation / "bin/python", "-c", THEFT, *map(str, others), folder=Path("/"))

    assert tried.stdout.split() == ["-1"] * 16, tried.stderr
    for pid in others:
        for place in ("fd", "mem", "environ"):
            refused = first.account.run("head", "-c1", f"/proc/{pid}/{place}", folder=Path("/"))
            assert "Permission denied" in refused.stderr
        assert first.account.run("kill", "-9", str(pid), folder=Path("/")).returncode != 0
    # and its socket has no name under which anybody could ask for it
    inodes = [re.findall(r"socket:\[(\d+)\]", str(link.readlink())) for link in Path(f"/proc/{others[0]}/fd").iterdir()]
    [inode] = [one for found in inodes for one in found]
    [row] = [line.split() for line in Path("/proc/net/unix").read_text().splitlines() if line.split()[6] == inode]
    assert len(row) == 7


def test_a_server_that_dies_leaves_the_others_and_no_zombie(
    preloaded: Preloaded, served: list[Served], make_account: Callable[[], Account]
) -> None:
    account = make_account()
    server = forked(preloaded, request(account))
    assert server.send(signal.SIGKILL)
    assert gone(account.processes())

    again = forked(preloaded, request(account))

    assert again.alive()
    assert not server.alive()
    children = psutil.Process(preloaded.pid()).children()
    assert {child.status() for child in children} & {psutil.STATUS_ZOMBIE} == set()
    assert all(one.process.pid in {child.pid for child in children} for one in served)


@pytest.mark.parametrize(("changed", "why"), [({"uid": 0}, "root gets no server"), ({"groups": ["x"]}, "TypeError")])
def test_root_gets_none(preloaded: Preloaded, served: list[Served], changed: dict[str, Any], why: str) -> None:
    asked = request(served[0].account)
    asked["account"] |= changed

    with pytest.raises(Refused, match=why):
        forked(preloaded, asked)


def test_what_the_preloaded_process_has_read_otherwise_is_refused(preloaded: Preloaded, served: list[Served]) -> None:
    """A variable that a library reads when it is imported: a child would go by the value of then."""
    with pytest.raises(Refused, match="read before: JUPYTER_WIDGETS_ECHO"):
        forked(preloaded, request(served[0].account, JUPYTER_WIDGETS_ECHO="0"))


def test_kernels_are_forked_and_obey_as_others_do(
    preloaded: Preloaded, make_account: Callable[[], Account], place: Path
) -> None:
    account = make_account()
    runtime = place / "run-kernels"
    runtime.mkdir(mode=0o700)
    os.chown(runtime, pwd.getpwnam(account.name).pw_uid, -1)
    with_probe(account, KERNEL_PROBE)
    asked = request(account, JUPYTER_RUNTIME_DIR=str(runtime))
    server = forked(preloaded, asked)

    found = told(account, server)

    one, two, restarted = found["one"], found["two"], found["restarted"]
    for kernel in (one, two, restarted, found["revived"], found["before"]):
        assert kernel["name"] == "ipykernel"
        assert kernel["uid"] == pwd.getpwnam(account.name).pw_uid
        assert kernel["session"] == kernel["pid"]
        assert kernel["folder"] == str(account.home)
        assert kernel["token"] == asked["environment"]["JUPYTERHUB_API_TOKEN"]
    assert len({kernel["pid"] for kernel in (one, two, restarted, found["revived"])}) == 4
    assert set(map(str, one["drawn"])).isdisjoint(map(str, two["drawn"]))
    assert found["interrupted"] == "KeyboardInterrupt"
    assert found["seen_killed"]
    assert found["shut_down"]
    # Where the process for kernels is killed, its kernels live on and the next one starts as Jupyter has it by itself.
    assert found["survivor"]["pid"] == found["before"]["pid"]
    assert found["ordinary"]["parent"] == found["server"] == server.pid
    assert "ipykernel_launcher" in " ".join(psutil.Process(found["ordinary"]["pid"]).cmdline())
    # When the server is killed, so are they.
    kernels = [psutil.Process(found[name]["pid"]) for name in ("survivor", "ordinary")]
    server.send(signal.SIGKILL)
    assert gone(kernels)


def test_servers_outlive_the_preloaded_process_and_the_next_starts_in_the_ordinary_way(
    preloaded: Preloaded, served: list[Served]
) -> None:
    before = preloaded.pid()
    os.kill(before, signal.SIGKILL)

    with pytest.raises(Refused, match="the preloaded process is gone"):
        forked(preloaded, request(served[0].account))

    # and the one after that is forked from a new one
    after = forked(preloaded, request(served[0].account))
    assert after.alive()
    assert preloaded.pid() not in (0, before)
    assert Path(f"/proc/{preloaded.pid()}/environ").read_bytes().count(f"HOME={NO_HOME}".encode()) == 1


def test_a_hubs_servers_are_forked_and_keep_their_words_at_home(
    preloading_hub: Hub, make_account: Callable[[], Account], student: Account, page: Page
) -> None:
    log = preloading_hub.runtime.parent / "hub.log"

    def arrived() -> tuple[Account, list[psutil.Process]]:
        account = make_account()
        account.join(grp.getgrgid(pwd.getpwnam(student.name).pw_gid).gr_name)
        page.context.clear_cookies()
        log_in(page, preloading_hub, account)
        page.wait_for_url(re.compile("/(lab|doc)/tree/"), timeout=START_MS)
        return account, account.processes("empathy-server")

    # Given a hub that nobody has come to yet: the preloaded process began with it, and is ready by now
    [maker] = [one for one in preloading_hub.process.children() if "course_lib.ops.preloaded" in one.cmdline()]
    while maker.cpu_percent(2) > 0:
        pass

    # when the first student comes, then theirs is forked, and they waited for no import
    first, servers = arrived()
    assert "starts in the ordinary way" not in log.read_text()
    assert [server.ppid() for server in servers] == [maker.pid]

    # when the preloaded process is killed, and another student logs in
    maker.kill()
    other, forked_for_other = arrived()

    # then theirs is an ordinary one, the first student's still runs, and the hub's log tells of it
    assert other.processes("jupyterhub.singleuser")
    assert not forked_for_other
    assert servers[0].is_running()
    told_by_hub = log.read_text()
    assert f"{other.name}'s server starts in the ordinary way: the preloaded process is gone" in told_by_hub

    # and what the servers themselves say is in a closed file at home
    for account in (first, other):
        assert "was added" in (account.home / LOG).read_text()
        assert stat.S_IMODE((account.home / LOG).stat().st_mode) == 0o600
    assert "was added" not in told_by_hub
    assert " ServerApp]" not in told_by_hub
