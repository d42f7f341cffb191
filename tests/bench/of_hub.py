"""A class that signs in at once, with servers and kernels forked from a preloaded process and started by themselves.

python -m tests.bench.of_hub 12 30               how many students; `make bench` takes 6
python -m tests.bench.of_hub 30 preloaded        of the two ways, the second alone
"""

from __future__ import annotations

import grp
import os
import pwd
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import psutil

from tests.bench.figures import line, milliseconds, p50, p95
from tests.hub.conftest import PROXY
from tests.support.hub.accounts import Account
from tests.support.hub.installation import install
from tests.support.hub.running import Hub, running
from tests.support.hub.visit import Visit, pss
from tests.support.places import ROOT

LESSON = "05-active-listening.ipynb"
T = TypeVar("T")
ANSWERS, PAUSE_S = 20, 2.0
WAYS = ("ordinary", "preloaded")


def measure(*sizes: int, ways: Sequence[str] = WAYS) -> None:
    print("\nA hub: a class signs in at once, each opens lesson 05 and answers (without browsers)")
    if os.name != "posix" or os.geteuid() != 0 or not PROXY.exists():
        print("  not measured: a hub needs root and its proxy")
        return
    with tempfile.TemporaryDirectory(prefix="eip-test-") as folder:
        place = Path(folder)
        place.chmod(0o755)
        install(ROOT, place / "empathy")
        for size in sizes or (6,):
            for way in ways:
                _class(place, size, way)


def _class(place: Path, size: int, way: str) -> None:
    room = Path(tempfile.mkdtemp(dir=place))
    room.chmod(0o755)
    homes = room / "home"
    homes.mkdir()
    homes.chmod(0o755)
    accounts: list[Account] = []
    try:
        accounts += (Account.make(homes) for _ in range(size + 1))
        group = grp.getgrgid(pwd.getpwnam(accounts[0].name).pw_gid).gr_name
        for account in accounts[1:]:
            account.join(group)
        preloaded = way == "preloaded"
        with running(place / "empathy", room, group=group, proxy=PROXY, own=False, preloaded=preloaded) as hub:
            first, *others = (Visit(hub.url, account) for account in accounts)
            first.log_in()  # nobody measures the first start since the hub's own
            _settled(hub)
            _visit(hub, others, way)
    finally:
        for account in accounts:
            account.remove()


def spent(processes: Iterable[psutil.Process]) -> float:
    """Processor seconds of processes, and of what they started and has ended."""
    return sum(sum(one.cpu_times()[:4]) for one in processes)


def _by_part(hub: Hub, visits: list[Visit]) -> dict[str, float]:
    """Processor seconds by who spent them. The visitors are this process; a class brings machines of its own."""
    proxy = [one for one in hub.process.children() if "configurable-http-proxy" in " ".join(one.cmdline())]
    theirs = [one for visit in visits for one in visit.account.processes()]
    kernels = [one for one in theirs if "ipykernel" in " ".join([one.name(), *one.cmdline()])]
    return {
        "servers": spent(one for one in theirs if one not in kernels),
        "kernels": spent(kernels),
        "hub": sum(hub.process.cpu_times()[:2]),
        "proxy": spent(proxy),
        "visitors": sum(os.times()[:2]),
    }


def _preloaded(hub: Hub) -> list[psutil.Process]:
    return [one for one in hub.process.children() if "course_lib.ops.preloaded" in one.cmdline()]


def _settled(hub: Hub) -> None:
    """Wait until the preloaded process, if there is one, has imported everything."""
    for one in _preloaded(hub):
        while one.cpu_percent(2) > 0:
            pass


def _visit(hub: Hub, visits: list[Visit], way: str) -> None:
    begun = time.monotonic()

    def arrive(visit: Visit) -> tuple[float, float]:
        visit.log_in()
        cost = spent(visit.account.processes())
        visit.load_page()
        visit.open_lesson(LESSON)
        return cost, visit.first_at - begun

    def work(visit: Visit) -> list[float]:
        found = []
        for _ in range(ANSWERS):
            time.sleep(random.uniform(0, PAUSE_S))
            found.append(visit.answer())
        return found

    before = _by_part(hub, visits)
    arrived = _at_once(visits, arrive)
    load, parts = os.getloadavg()[0], _by_part(hub, visits)
    saved = [one for found in _at_once(visits, work) for one in found]
    processes = [[one.pid for one in visit.account.processes()] for visit in visits]
    memory = [pss(pids) for pids in processes]
    maker = [one.pid for one in _preloaded(hub)]
    name = f"{len(visits)} students, {way}"
    line(f"{name}: CPU of a server's start", milliseconds(p50([cost for cost, _ in arrived])))
    line(f"{name}: the last one's first activity", f"{max(at for _, at in arrived):.1f} s", f"load {load:.0f}")
    each = f"{p50([private for _, private in memory]):.0f} MiB its own; {p50(list(map(len, processes))):.0f} processes"
    each_part = {part: (parts[part] - before[part]) / len(visits) for part in parts}
    told = ", ".join(f"{part} {milliseconds(cost)}" for part, cost in each_part.items())
    line(f"{name}: CPU a student until the lesson is open", milliseconds(sum(each_part.values())), told)
    line(f"{name}: memory a student", f"{p50([shared for shared, _ in memory]):.0f} MiB", each)
    shared = f"the preloaded process {pss(maker)[0]:.0f} MiB" if maker else ""
    line(f"{name}: memory of all", f"{sum(shared for shared, _ in memory):.0f} MiB", shared)
    line(f"{name}: click to saved, p50", milliseconds(p50(saved)), f"p95 {milliseconds(p95(saved))}; {len(saved)}")


def _at_once(visits: list[Visit], what: Callable[[Visit], T]) -> list[T]:
    with ThreadPoolExecutor(len(visits)) as students:
        return list(students.map(what, visits))


if __name__ == "__main__":
    measure(*map(int, filter(str.isdigit, sys.argv[1:])), ways=[way for way in WAYS if way in sys.argv] or WAYS)
