"""A page that a student serves from a server of their own without a login, and what it tries in a visitor's browser.

Put into the student's home, it is loaded by their next server: nobody keeps a student from running programs.
"""

from pathlib import Path

from tests.support.hub.accounts import Account

EXTENSION = """
import json
from tornado.web import RequestHandler

class Evil(RequestHandler):
    def get(self):
        self.set_header("X-Cookies", json.dumps(sorted(self.cookies)))
        self.write("<title>Evil</title><h1>Look at my notes</h1>")

def _load_jupyter_server_extension(app):
    app.web_app.add_handlers(".*$", [(app.base_url + "evil", Evil)])
"""
CONFIGURATION = """
import sys
from pathlib import Path

from jupyter_server.serverapp import ServerApp

sys.path.insert(0, str(Path.home() / ".jupyter"))
import evil

start = ServerApp.init_webapp


def with_evil(app):
    start(app)
    evil._load_jupyter_server_extension(app)


ServerApp.init_webapp = with_evil
"""
#: Each attempt gives what it got, or throws. `their` is the visitor's server, `hub` the hub's address.
TRY = """
async ([their, hub]) => {
  const text = async (url, more) => {
    const answer = await fetch(url, {credentials: "include", ...more});
    const said = await answer.text();
    if (answer.type === "opaque" || !answer.ok || !said) throw new Error(`${answer.type} ${answer.status}`);
    return `${answer.status} ${said.slice(0, 40)}`;
  };
  const opened = (make) => new Promise((done, failed) => {
    setTimeout(() => { try { done(make()); } catch (error) { failed(error); } }, 3000);
  });
  const frame = document.createElement("iframe");
  frame.src = `${their}/lab`;
  document.body.append(frame);
  const popup = open(`${their}/lab`);
  const socket = () => new Promise((done, failed) => {
    const there = new WebSocket(`${their.replace("http", "ws")}/api/events/subscribe`);
    there.onopen = () => done("connected");
    there.onerror = () => failed(new Error("refused"));
  });
  const attempts = {
    "read files by fetch": () => text(`${their}/api/contents/`),
    "read files without asking": () => text(`${their}/api/contents/`, {mode: "no-cors"}),
    "read the page with its token": () => text(`${their}/lab`, {mode: "no-cors"}),
    "ask the hub who they are": () => text(`${hub}/hub/api/user`, {mode: "no-cors"}),
    "make a token for them": () => text(`${hub}/hub/api/users/${their.split("/").pop()}/tokens`, {method: "POST"}),
    "start a terminal by fetch": () => text(`${their}/api/terminals`, {method: "POST"}),
    "start a terminal without asking": () => text(`${their}/api/terminals`, {method: "POST", mode: "no-cors"}),
    "listen by WebSocket": socket,
    "look into a frame": () => opened(() => frame.contentDocument.title.length && frame.contentDocument.body.innerText),
    "look into a window": () => opened(() => popup.document.title),
    "read their cookies": () => {
      const names = document.cookie.split("; ").map((one) => one.split("=")[0]);
      const theirs = names.filter((name) => name && name !== "jupyterhub-session-id" && name !== "tossed");
      if (!theirs.length) throw new Error("none");
      return theirs.join(", ");
    },
    "put cookies among theirs": () => {
      for (const name of ["_xsrf", "jupyterhub-hub-login"]) {
        document.cookie = `${name}=tossed; domain=${new URL(hub).hostname}; path=/`;
      }
      document.cookie = `__Host-jupyterhub-hub-login=tossed; domain=${new URL(hub).hostname}; path=/; secure`;
      if (!document.cookie.includes("__Host")) throw new Error("only such as nobody goes by");
      return document.cookie;
    },
  };
  const results = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    let result;
    try { result = `OPEN: ${await attempt()}`; } catch (error) { result = String(error.message); }
    results.push([name, result]);
  }
  popup?.close();
  return results;
}
"""


def lay(account: Account, python: Path) -> None:
    """Put the page into an account's home, as its own files."""
    script = (
        "import pathlib\n"
        "folder = pathlib.Path('~/.jupyter').expanduser()\n"
        "folder.mkdir(exist_ok=True)\n"
        f"(folder / 'evil.py').write_text({EXTENSION!r})\n"
        f"(folder / 'jupyter_server_config.py').write_text({CONFIGURATION!r})\n"
    )
    done = account.run(python, "-c", script, folder=account.home)
    assert done.returncode == 0, done.stderr
