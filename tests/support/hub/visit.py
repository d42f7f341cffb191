"""A student's visit to a hub without a browser: logs in, opens a lesson as JupyterLab does, answers, hands in.

One thread a student; every wait has an end.
"""

import json
import re
import time
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests
import websocket

from tests.support.hub.accounts import Account

PATIENCE_S = 180
COURSE = "empathy-in-practice"


class Visit:
    """One student at the hub at `url`."""

    def __init__(self, url: str, account: Account) -> None:
        self.account, self.hub = account, url
        self.home = f"{url}/user/{account.name}/"
        self.http = requests.Session()
        self.token = ""
        self.socket: Any = None
        self.activities: dict[str, dict[str, Any]] = {}
        self.first_at = 0.0

    def log_in(self) -> None:
        """Log in, and wait until the server answers."""
        page = self._get(f"{self.hub}/hub/login")
        fields = {"_xsrf": self.http.cookies.get("_xsrf", path="/hub/"), "username": self.account.name}
        page = self.http.post(page.url, data=fields | {"password": self.account.password}, timeout=PATIENCE_S)
        self._await_start(page)
        deadline = time.monotonic() + PATIENCE_S
        while True:
            page = self._get(f"{self.home}lab")
            if found := re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page.text, re.DOTALL):
                self.page = json.loads(found[1])
                break
            assert time.monotonic() < deadline, f"no server for {self.account.name}: {page.url}\n{page.text[-500:]}"
            time.sleep(0.3)
        self.token = self.page["token"]
        self.scripts = re.findall(r'<script[^>]* src="([^"]+)"', page.text)

    def _await_start(self, page: requests.Response) -> None:
        """Listen to how the start goes on, as the hub's page does; asking again and again would keep the hub busy."""
        if not re.search(r"\bEventSource\b", page.text):
            return
        address = f"{self.hub}/hub/api/users/{self.account.name}/server/progress"
        asked = {"_xsrf": self.http.cookies.get("_xsrf", path="/hub/")}
        with self.http.get(address, params=asked, stream=True, timeout=PATIENCE_S) as told:
            for line in told.iter_lines():
                if line.startswith(b"data:") and {"ready", "failed"} & json.loads(line[5:]).keys():
                    return

    def load_page(self) -> None:
        """Fetch what JupyterLab fetches when it starts: scripts, extensions, settings, words, the folder."""
        parts = [f"{one['name']}/{one['load']}" for one in self.page["federated_extensions"]]
        for place in (*self.scripts, *(f"{self.page['fullLabextensionsUrl']}/{part}" for part in parts)):
            self._get(urljoin(self.home, place))
        for place in ("settings", "translations/default", "workspaces/default", "listings/@jupyterlab/"):
            self.http.get(f"{self.home}lab/api/{place}", headers=self._headers(), timeout=PATIENCE_S)
        for place in ("contents", "kernelspecs", "sessions", "terminals"):
            self._get(f"{self.home}api/{place}")

    def open_lesson(self, name: str) -> None:
        """Run the cells of a lesson, or of an assignment by its path, and open its activities."""
        self.activities = {}
        book = self._get(f"{self.home}api/contents/{name}").json()["content"]
        asked: Any = {"path": name, "name": name, "type": "notebook", "kernel": {"name": "python3"}}
        made = self.http.post(f"{self.home}api/sessions", json=asked, headers=self._headers(), timeout=PATIENCE_S)
        made.raise_for_status()
        address = f"{self.home}api/kernels/{made.json()['kernel']['id']}/channels?session_id={uuid.uuid4().hex}"
        self.socket = websocket.create_connection(
            re.sub("^http", "ws", address), header=self._headers(), timeout=PATIENCE_S
        )
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                code = {"code": cell["source"], "silent": False, "store_history": True, "allow_stdin": False}
                opened = self._finished(self._send("execute_request", code))
                for comm in opened:
                    self._ask(comm, {"type": "open"})
                    self.first_at = self.first_at or time.monotonic()

    def answer(self) -> float:
        """Skip an item of a quiz, as it can be done again and again; the seconds until it was saved."""
        comm, state = next((comm, state) for comm, state in self.activities.items() if state["kind"] == "quiz")
        return self._act(comm, state["card"]["items"][0]["id"], "skip", {})

    def answer_graded(self, item: str, data: dict[str, Any]) -> float:
        """Answer a question of an assignment; the seconds until it was saved."""
        comm = next(comm for comm, state in self.activities.items() if state["card"].get("item") == item)
        return self._act(comm, item, "answer", data)

    def fetch(self, assignment: str) -> None:
        """Fetch an assignment, as the button in JupyterLab does."""
        self._assignments("fetch", assignment)

    def hand_in(self, assignment: str) -> None:
        """Hand it in, as the button in JupyterLab does."""
        self._assignments("submit", assignment)

    def _assignments(self, action: str, assignment: str) -> None:
        asked = {"course_id": COURSE, "assignment_id": assignment}
        done = self.http.post(
            f"{self.home}assignments/{action}", data=asked, headers=self._headers(), timeout=PATIENCE_S
        )
        done.raise_for_status()
        assert done.json()["success"], done.json()["value"]

    def _act(self, comm: str, item: str, act: str, data: dict[str, Any]) -> float:
        before = time.monotonic()
        heard = self._ask(comm, {"type": "act", "item": item, "act": act, "data": data})
        assert heard["ok"], heard
        return time.monotonic() - before

    def _finished(self, request: str) -> list[str]:
        """The activities that a request has made by the time that the kernel is idle again."""
        made = []
        while True:
            message = json.loads(self.socket.recv())
            state = message["content"].get("data", {}).get("state", {}) if message["msg_type"] == "comm_open" else {}
            if "card" in state:
                comm = message["content"]["comm_id"]
                self.activities[comm] = state
                made.append(comm)
            assert message["msg_type"] != "error", message["content"]
            if message["parent_header"].get("msg_id") == request and _idle(message):
                return made

    def _ask(self, comm: str, content: dict[str, Any]) -> dict[str, Any]:
        """What an activity answers."""
        content["ref"] = uuid.uuid4().hex
        self._send("comm_msg", {"comm_id": comm, "data": {"method": "custom", "content": content}})
        while True:
            message = json.loads(self.socket.recv())
            heard = message["content"].get("data", {}).get("content", {}) if message["msg_type"] == "comm_msg" else {}
            if heard.get("ref") == content["ref"]:
                found: dict[str, Any] = heard
                return found

    def _send(self, kind: str, content: dict[str, Any]) -> str:
        name = uuid.uuid4().hex
        header = {"msg_id": name, "msg_type": kind, "username": "", "session": "bench", "date": "", "version": "5.3"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.socket.send(json.dumps(message))
        return name

    def _get(self, url: str) -> requests.Response:
        return self.http.get(url, headers=self._headers(), timeout=PATIENCE_S)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"token {self.token}"} if self.token else {}


def _idle(message: dict[str, Any]) -> bool:
    return bool(message["msg_type"] == "status" and message["content"]["execution_state"] == "idle")


def pss(pids: list[int]) -> tuple[float, float]:
    """Memory of processes in MiB: with shared pages by share, and what is theirs alone."""
    shared = private = 0.0
    for pid in pids:
        rows = dict(line.split(":") for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
        amount = {name: int(value.split()[0]) / 1024 for name, value in rows.items()}
        shared += amount["Pss"]
        private += amount["Private_Clean"] + amount["Private_Dirty"]
    return shared, private
