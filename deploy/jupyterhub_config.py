"""JupyterHub for the classes of one machine; the guide is docs/hub.md, and tests/hub runs this very file.

Each student has an account of this machine and logs in with its password. The server runs as that account and opens
on the home page of the student's own working copy. What differs from place to place is in /etc/empathy/site.toml, which
site.toml.example explains; an upgrade replaces this file.
"""

import sys
from pathlib import Path

from course_lib import paths
from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub import database, exchange, formgrader, runtime, serving, token
from course_lib.ops.hub.signing_in import settings as signing_in
from course_lib.ops.hub.site import file, read
from course_lib.ops.launch import WITHOUT_CODE
from course_lib.ops.preloaded.spawner import PreloadedSpawner

c = get_config()  # noqa: F821  JupyterHub puts it here

here = Path(__file__).resolve().parent
try:
    site = read()
    serving.require(site)
    signing_in.require(site)
    runtime.prepare(site.runtime)
    exchange.prepare(site)
    formgrader.require(site)
except ContentError as error:
    sys.exit(f"The hub was not started.\n{error}")
site.state.mkdir(mode=0o700, parents=True, exist_ok=True)  # the cookie secret lies here: for root's eyes only
database.prepare(site.state / "jupyterhub.sqlite")

# The hub and its proxy. Only the first address may face the network; behind it, everything stays on this machine.
c.JupyterHub.bind_url = f"{'https' if site.certificate else 'http'}://{site.listen}{site.parts.path}"
c.JupyterHub.public_url = f"{site.address}/"
c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = str(site.certificate or ""), str(site.key or "")
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{site.hub_port}"
c.JupyterHub.db_url = f"sqlite:///{site.state / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(site.state / "cookie_secret")
c.ConfigurableHTTPProxy.command = [str(site.proxy or here / "node_modules" / ".bin" / "configurable-http-proxy")]
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{site.proxy_port}"
c.ConfigurableHTTPProxy.pid_file = str(site.state / "proxy.pid")
c.JupyterHub.logging_config = {"formatters": {"console": {"class": "course_lib.ops.hub.log.OneEntry"}}}

# An origin of their own for each student. A page that a student makes, and a program behind it, can then do nothing in
# the name of whoever opens it. Cookies that belong to one address alone take part in it; they need https.
if site.own_addresses:
    c.JupyterHub.subdomain_host = site.origin
    c.JupyterHub.cookie_host_prefix_enabled = site.parts.scheme == "https"

# Who may log in: the members of each course's group, by their system password or as the settings say. One account a
# student, never a shared one: nbgrader files a submission under the name of the account that hands it in. Nobody is an
# administrator: who is, an instructor too, could open each student's server and read what is nobody else's.
signing_in.configure(c, site)

# `empathy erase` asks the hub to remove a user, by a word that only root can read and that allows nothing else.
c.JupyterHub.services = [{"name": token.SERVICE, "api_token": token.prepare(site.state)}]
c.JupyterHub.load_roles = [{"name": token.SERVICE, "services": [token.SERVICE], "scopes": list(token.SCOPES)}]

# formgrader of each course, for its instructor and whoever marks with them, where the settings say so.
for course in site.courses:
    if course.grading:
        formgrader.configure(c, site, course, here)
        c.JupyterHub.template_paths = [str(here / "templates")]

# A student's server: a process of the student's account, which brings the lessons first; the hub itself is root and
# must not write into a student's home. start_lesson.py starts it; where it is forked, that is for when it can't be.
c.JupyterHub.spawner_class = "course_lib.ops.hub.server.StudentServer"
if site.preloaded:
    c.JupyterHub.spawner_class = PreloadedSpawner
    PreloadedSpawner.prepare()
if site.limited:
    c.JupyterHub.spawner_class = "course_lib.ops.hub.limited.LimitedServer"
    c.Spawner.mem_limit, c.Spawner.cpu_limit = site.memory_limit or None, site.cpu_limit or None
c.OnHeldPort.runtime = str(site.runtime)
c.Spawner.cmd = [sys.executable, str(here / "start_lesson.py")]
c.Spawner.notebook_dir = "~/empathy"
c.Spawner.default_url = f"/lab/tree/{paths.HOME}"
#: What nbgrader serves to instructors; labconfig/page_config.json leaves its buttons out.
OF_INSTRUCTORS = [f"nbgrader.server_extensions.{name}" for name in ("course_list", "formgrader", "validate_assignment")]
c.Spawner.args = [
    "--KernelManager.transport=ipc",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--LanguageServerManager.autodetect=False",  # there are none, and each server would start npm to look for them
    *(f"--ServerApp.jpserver_extensions={name}=False" for name in OF_INSTRUCTORS),
    *WITHOUT_CODE,
]
if seconds := site.idle_minutes * 60:
    c.Spawner.args += [
        f"--MappingKernelManager.cull_idle_timeout={seconds}",
        f"--ServerApp.shutdown_no_activity_timeout={seconds}",
    ]
c.Spawner.environment = {
    "EMPATHY_SITE": str(file()) if file().exists() else "",
    "EMPATHY_COURSES": " ".join(course.course for course in site.courses) if site.further_courses else "",
    "JUPYTER_CONFIG_PATH": str(here),  # nbgrader_config.py, and labconfig/ with what a student need not see
}
c.Spawner.start_timeout = 120  # seconds; a class that logs in together shares two cores
c.Spawner.http_timeout = 120
c.Spawner.poll_interval = 5  # so long a page may wait to hear that its server ended
