"""What a curious student tries at a shell: the list of attempts, made for a class that is at work."""

import pwd
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Page, expect

from tests.support.hub.accounts import Account
from tests.support.hub.eavesdrop import ports
from tests.support.hub.running import Hub

ASSIGNMENT = "a-curious-example"
#: A name, and what `curious.py` is told to do.
Attempt = tuple[str, list[Any]]


@dataclass(frozen=True)
class Class:
    """Ana, whose lesson is open and who has handed in; Ben, who is curious; Ines, who teaches. All are logged in."""

    ana: Account
    ben: Account
    ines: Account
    pages: dict[str, Page]
    handed_in: Path


def server(account: Account) -> psutil.Process:
    """An account's server."""
    return account.processes("jupyterhub.singleuser")[0]


def listens(process: psutil.Process) -> list[int]:
    """The TCP ports on which a process listens."""
    return [one.laddr.port for one in process.net_connections("tcp") if one.status == psutil.CONN_LISTEN]


def token(account: Account) -> str:
    """The token that the hub gave an account's server; its owner may read it there."""
    return str(server(account).environ()["JUPYTERHUB_API_TOKEN"])


def everything(hub: Hub, room: Class) -> list[Attempt]:
    """All attempts of Ben's."""
    return [
        *at_files(hub, room),
        *at_the_exchange(hub, room),
        *at_processes(hub, room),
        *at_ports(hub, room),
        *at_the_hub(hub, room),
    ]


def at_files(hub: Hub, room: Class) -> Iterator[Attempt]:
    ana, ines = room.ana.home, room.ines.home
    record = ana / ".local/share/empathy-in-practice"
    sockets = hub.runtime / str(pwd.getpwnam(room.ana.name).pw_uid)
    [socket, *_] = sockets.glob("kernel-*-ipc-*")
    [key, *_] = sockets.glob("kernel-*.json")
    for place in (
        ana,
        record,
        record / "answers",
        ana / "empathy",
        ines,
        ines / "open-course/banks",
        sockets,
        hub.runtime,
    ):
        yield f"list {place}", ["names", str(place)]
    lesson = next((ana / "empathy").glob("05*.ipynb"))
    marks = [ines / "open-course/banks/keys.yml", ines / "open-course/course-work/gradebook.db"]
    inner = [hub.state / "jupyterhub.sqlite", hub.state / "cookie_secret", hub.site.parent / "hub.key"]
    for file in (lesson, key, *marks, *inner):
        yield f"read {file}", ["read", str(file)]
        yield f"a link in /tmp to {file.name}", ["link", "/tmp/eip-test-link", str(file)]
    yield "the socket of ana's kernel", ["knock", str(socket)]
    for place in (hub.installation, hub.installation / "deploy", hub.site.parent, hub.runtime, ana):
        yield f"add to {place}", ["make", str(place / "forged")]
    yield "change the settings", ["write", str(hub.site)]
    for file in (path for folder in ("/tmp", "/dev/shm", "/var/tmp") for path in Path(folder).iterdir()):
        if file.lstat().st_uid in {pwd.getpwnam(who.name).pw_uid for who in (room.ana, room.ines)}:
            yield f"read {file}", ["names" if file.is_dir() else "read", str(file)]


def at_the_exchange(hub: Hub, room: Class) -> Iterator[Attempt]:
    course, work = hub.exchange / "empathy-in-practice", room.handed_in
    yield "list what was handed in", ["names", str(work.parent)]
    yield "list a submission by its name", ["names", str(work)]
    for name in (f"{ASSIGNMENT}.ipynb", "timestamp.txt", "submission_secret.txt"):
        yield f"read {name} of it", ["read", str(work / name)]
        yield f"change {name} of it", ["write", str(work / name)]
        yield f"remove {name} of it", ["remove", str(work / name)]
    yield "add to it", ["write", str(work / "forged.txt")]
    yield "put it away", ["rename", str(work)]
    yield "put all of them away", ["rename", str(work.parent)]
    yield "put the course away", ["rename", str(course)]
    for place in (course, course / "outbound", course / "outbound" / ASSIGNMENT, course / "feedback"):
        yield f"add to {place.name}", ["make", str(place / "forged")]
    yield "list feedback", ["names", str(course / "feedback")]


def at_processes(hub: Hub, room: Class) -> Iterator[Attempt]:
    kernel = room.ana.processes("ipykernel_launcher")[0]
    proxy = next(child for child in hub.process.children() if "configurable-http-proxy" in " ".join(child.cmdline()))
    for name, process in {
        "hub": hub.process,
        "proxy": proxy,
        "ana's server": server(room.ana),
        "kernel": kernel,
    }.items():
        for about in ("environ", "maps", "mem"):
            yield f"{about} of {name}", ["read", f"/proc/{process.pid}/{about}"]
        yield f"open files of {name}", ["names", f"/proc/{process.pid}/fd"]
        yield f"working folder of {name}", ["leads", f"/proc/{process.pid}/cwd"]
        yield f"signal to {name}", ["kill", process.pid]


def at_ports(hub: Hub, room: Class) -> Iterator[Attempt]:
    """Every port on which ana, ines, the hub or its proxy listen."""
    mine = token(room.ben)
    theirs = [port for who in (room.ana, room.ines) for port in ports(pwd.getpwnam(who.name).pw_uid)]
    family = [hub.process, *hub.process.children(recursive=True)]
    roots = {port for process in family if process.username() == "root" for port in listens(process)}
    assert len(roots) == 3
    for port in (*theirs, *roots):
        yield f"listen on port {port} in their place", ["take", port]
    for who in (room.ana, room.ines):
        [port] = listens(server(who))
        for path in ("api/contents", "api/kernels", "api/sessions", "api/terminals", "lab"):
            for sort, given in (("no token", ""), ("ben's token", mine)):
                url = f"http://127.0.0.1:{port}/user/{who.name}/{path}"
                yield f"{path} at port {port} with {sort}", ["ask", "GET", url, given]
    proxy = int(re.search(r"proxy_port = (\d+)", hub.site.read_text())[1])  # type: ignore[index]
    for method in ("GET", "POST", "DELETE"):
        url = f"http://127.0.0.1:{proxy}/api/routes/user/{room.ana.name}"
        yield f"{method} the proxy's routes", ["ask", method, url, mine]


def at_the_hub(hub: Hub, room: Class) -> Iterator[Attempt]:
    """With the token of Ben's server, with one that Ben asked for, and with one that the instructor asked for."""
    whole = {name: ask_for_token(hub, room.pages[name]) for name in (room.ben.name, room.ines.name)}
    tokens = {
        "no token": "",
        "the token of ben's server": token(room.ben),
        "ben's own token": whole[room.ben.name],
        "the instructor's token": whole[room.ines.name],
    }
    them = f"users/{room.ana.name}"
    asked = [("GET", path) for path in ("users", them, f"{them}/tokens", "groups", "proxy", "services", "shares")]
    asked += [("POST", path) for path in ("users", f"{them}/tokens", f"{them}/server", "proxy", "shutdown")]
    asked += [("POST", f"{them}/activity"), ("DELETE", f"{them}/server"), ("DELETE", them)]
    for sort, given in tokens.items():
        for method, path in asked:
            yield f"{method} {path} with {sort}", ["ask", method, f"{hub.inner}/hub/api/{path}", given]


def ask_for_token(hub: Hub, page: Page) -> str:
    """A token with all rights of whoever is logged in, by the hub's own page."""
    page.goto(f"{hub.url}/hub/token")
    page.get_by_role("button", name="Request new API token").click()
    expect(page.locator("#token-result")).not_to_be_empty()
    return page.locator("#token-result").inner_text().strip()
