"""formgrader as a service of the hub: who may open it, and by which process it is served.

These are two services to JupyterHub: an address, and a process without one. JupyterHub ends where a process with an
address doesn't answer within seconds, and a class must not wait for an instructor's folder. A process without one may
end, is started anew half a minute later, and the hub goes on.
"""

from __future__ import annotations

import json
import pwd
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jupyterhub.utils import subdomain_hook_idna

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub import port
from course_lib.ops.hub.members import learners
from course_lib.ops.hub.site import Site, file, letter

SERVICE, PROCESS = "grading", "grading-process"
#: All that the role gives: no list of users, no server of anybody's.
ACCESS = f"access:services!service={SERVICE}"


def require(site: Site) -> None:
    """Raises ContentError where the settings open formgrader to somebody who can't come, or to more than they name."""
    if found := list(letters(site)):
        raise ContentError([letter(key, says) for key, says in found])


def letters(site: Site) -> Iterator[tuple[str, str]]:
    """What is wrong: a key of the settings, and what to do. Looks only at who is an account of the class."""
    if not site.grading:
        if site.markers:
            yield "markers", "nobody marks on this hub yet; write grading = true, or remove this line"
        return
    if not site.instructor:
        yield "grading", "formgrader runs as the instructor's account; name it under `instructor`, or remove this line"
        return
    if not site.own_addresses:
        says = "with own_addresses = false any student's page could give marks as you; remove one of the two lines"
        yield "grading", says
    known = {account.pw_name for account in pwd.getpwall()}
    come_in = learners(site.group, "") & known
    if site.sign_in == "accounts" and site.instructor not in come_in:
        says = f"{site.instructor} can't sign in; run `usermod --append --groups {site.group} {site.instructor}`"
        yield "instructor", says
    for name in site.markers:
        if name not in come_in and name != site.instructor:
            yield "markers", f"{name} is no account of the class; correct the name, or take it out of the list"


def configure(c: Any, site: Site, deploy: Path) -> None:
    """Tell JupyterHub. `deploy` is the folder of start_formgrader.py."""
    prefix = f"{site.parts.path}/services/{SERVICE}/"
    address = f"{site.parts.scheme}://{subdomain_hook_idna(SERVICE, site.parts.netloc, 'service')}{prefix}"
    word = secrets.token_hex(32)
    c.JupyterHub.services += [
        # The address first: JupyterHub asks once whether it answers, and would wait for a process that has begun.
        {
            "name": SERVICE,
            "url": f"http://{port.LOOPBACK}:{site.grading_port}",
            "api_token": word,
            "oauth_redirect_uri": f"{address}oauth_callback",
            "oauth_no_confirm": True,
        },
        {
            "name": PROCESS,
            "command": [sys.executable, str(deploy / "start_formgrader.py")],
            "environment": {
                "JUPYTERHUB_API_TOKEN": word,
                "JUPYTERHUB_CLIENT_ID": f"service-{SERVICE}",
                "JUPYTERHUB_COOKIE_HOST_PREFIX_ENABLED": str(int(site.parts.scheme == "https")),
                "JUPYTERHUB_OAUTH_ACCESS_SCOPES": json.dumps([ACCESS]),
                "JUPYTERHUB_OAUTH_CALLBACK_URL": f"{address}oauth_callback",
                "JUPYTERHUB_PUBLIC_URL": address,
                "JUPYTERHUB_SERVICE_PREFIX": prefix,
                "JUPYTER_CONFIG_PATH": str(deploy),
                "EMPATHY_SITE": str(file()) if file().exists() else "",
            },
        },
    ]
    people = sorted({site.instructor, *site.markers})
    c.JupyterHub.load_roles += [{"name": SERVICE, "users": people, "scopes": [ACCESS]}]
