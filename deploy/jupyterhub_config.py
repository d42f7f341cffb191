"""JupyterHub for one class on one machine; the guide is docs/hub.md, and tests/hub runs this very file.

Each student has an account of this machine and logs in with its password. The server runs as that account and opens
on the home page of the student's own working copy. What differs from place to place is asked of the environment;
what holds otherwise stands behind the semicolon:

EMPATHY_HUB_ADDRESS      where browsers, or the web server in front, reach the hub; http://127.0.0.1:8000
EMPATHY_HUB_PORT         where students' servers reach the hub, on this machine only; 8081
EMPATHY_HUB_PROXY        the proxy's command; the one that npm put beside this file
EMPATHY_HUB_PROXY_PORT   where the hub steers the proxy, on this machine only; 8001
EMPATHY_HUB_STATE        the folder of the hub's database, cookie secret and process file; /var/lib/empathy-hub
EMPATHY_HUB_RUNTIME      a short path, where each student's kernels get a closed folder for their sockets; /run/empathy
EMPATHY_HUB_PRELOADED    "yes" has servers forked from one process that has imported everything, see docs/hub.md; no
EMPATHY_HUB_GROUP        the system group whose members may log in; empathy
EMPATHY_EXCHANGE         nbgrader's exchange folder; /usr/local/share/nbgrader/exchange
EMPATHY_COURSE           nbgrader's name for this course; empathy-in-practice
"""

import os
import pwd
import sys
from pathlib import Path

from jupyterhub.spawner import Spawner

from course_lib import paths
from course_lib.ops.launch import WITHOUT_CODE

c = get_config()  # noqa: F821  JupyterHub puts it here

here = Path(__file__).resolve().parent
state = Path(os.environ.get("EMPATHY_HUB_STATE", "/var/lib/empathy-hub"))
state.mkdir(mode=0o700, parents=True, exist_ok=True)  # the cookie secret lies here: for root's eyes only

# The hub and its proxy. Only the first address may face the network; behind it, everything stays on this machine.
c.JupyterHub.bind_url = os.environ.get("EMPATHY_HUB_ADDRESS", "http://127.0.0.1:8000")
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{os.environ.get('EMPATHY_HUB_PORT', '8081')}"
c.JupyterHub.db_url = f"sqlite:///{state / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")
c.ConfigurableHTTPProxy.command = [
    os.environ.get("EMPATHY_HUB_PROXY", str(here / "node_modules" / ".bin" / "configurable-http-proxy"))
]
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{os.environ.get('EMPATHY_HUB_PROXY_PORT', '8001')}"
c.ConfigurableHTTPProxy.pid_file = str(state / "proxy.pid")

# Who may log in: the members of one group, by their system password. One account a student, never a shared one:
# nbgrader files a submission under the name of the account that hands it in.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {os.environ.get("EMPATHY_HUB_GROUP", "empathy")}

# Where a student's kernels and server meet. On a port of the machine, whoever connects hears all that a kernel sends to
# the page, private reflections too; a socket in a closed folder is the student's alone. This folder is root's, so that
# nobody can put anything in the place of a student's. It is short because Linux takes 107 characters for a socket's
# path, and it goes by the account's number because homes and names may be long.
runtime = Path(os.environ.get("EMPATHY_HUB_RUNTIME", "/run/empathy"))
most = 107 - len(f"/{2**32 - 1}/kernel-{'0' * 36}-ipc-99")
if len(os.fsencode(runtime)) > most:
    sys.exit(f"EMPATHY_HUB_RUNTIME: {runtime} is too long for sockets in it; take a path of {most} characters at most.")
runtime.mkdir(parents=True, exist_ok=True)
if runtime.is_symlink() or runtime.stat().st_uid != os.geteuid():
    sys.exit(f"EMPATHY_HUB_RUNTIME: {runtime} belongs to somebody else; remove it, or take another path.")
runtime.chmod(0o711)  # everybody reaches their own folder in it, and nobody lists it or adds to it


def give_closed_folder(spawner: Spawner) -> None:
    """Give a student's server a folder for sockets and keys that no other account can enter."""
    account = pwd.getpwnam(spawner.user.name)
    folder = runtime / str(account.pw_uid)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    os.chown(folder, account.pw_uid, account.pw_gid)
    spawner.environment = {**spawner.environment, "JUPYTER_RUNTIME_DIR": str(folder)}


c.Spawner.pre_spawn_hook = give_closed_folder

# A student's server: a process of the student's account, which brings the lessons first; the hub itself is root and
# must not write into a student's home. start_lesson.py starts it; where it is forked, that is for when it can't be.
c.JupyterHub.spawner_class = (
    "course_lib.ops.preloaded.spawner.PreloadedSpawner"
    if os.environ.get("EMPATHY_HUB_PRELOADED") == "yes"
    else "jupyterhub.spawner.LocalProcessSpawner"
)
c.Spawner.cmd = [sys.executable, str(here / "start_lesson.py")]
c.Spawner.notebook_dir = "~/empathy"
c.Spawner.default_url = f"/lab/tree/{paths.HOME}"
c.Spawner.args = [
    "--KernelManager.transport=ipc",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    *WITHOUT_CODE,
    # To stop what nobody has used for an hour, take the # away. Saved answers are on disk and come back.
    # "--MappingKernelManager.cull_idle_timeout=3600",
    # "--ServerApp.shutdown_no_activity_timeout=3600",
]
c.Spawner.environment = {
    "JUPYTER_CONFIG_PATH": str(here),  # nbgrader_config.py, and labconfig/ with what a student need not see
    **{name: os.environ[name] for name in ("EMPATHY_EXCHANGE", "EMPATHY_COURSE") if name in os.environ},
}
c.Spawner.start_timeout = 120  # seconds; a class that logs in together shares two cores
c.Spawner.http_timeout = 120
