"""A course's formgrader as a service of the hub: who may open it, and by which process it is served.

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
from course_lib.ops.hub.courses import Course, Further
from course_lib.ops.hub.members import learners
from course_lib.ops.hub.site import Site, file, letter


def service(course: Course) -> str:
    """What the hub calls a course's formgrader: `grading`, and of a further course its name behind that."""
    return f"grading-{course.course}" if isinstance(course, Further) else "grading"


def access(course: Course) -> str:
    """All that the role gives: no list of users, no server of anybody's, no other course's formgrader."""
    return f"access:services!service={service(course)}"


def require(site: Site) -> None:
    """Raises ContentError where the settings open formgrader to somebody who can't come, or to more than they name."""
    if found := [letter(key, says, course) for course in site.courses for key, says in letters(site, course)]:
        raise ContentError(found)


def letters(site: Site, course: Course) -> Iterator[tuple[str, str]]:
    """What is wrong: a key of a course's settings, and what to do. Looks only at who is an account of the hub's."""
    if not course.grading:
        if course.markers:
            yield "markers", "nobody marks in this course yet; write grading = true, or remove this line"
        return
    if not course.instructor:
        yield "grading", "formgrader runs as the instructor's account; name it under `instructor`, or remove this line"
        return
    if not site.own_addresses:
        says = "with own_addresses = false any student's page could give marks as you; remove one of the two lines"
        yield "grading", says
    known = {account.pw_name for account in pwd.getpwall()}
    come_in = {name for one in site.courses for name in learners(one.group, "")} & known
    if site.sign_in == "accounts" and course.instructor not in come_in:
        says = f"{course.instructor} can't sign in; run `usermod --append --groups {course.group} {course.instructor}`"
        yield "instructor", says
    for name in course.markers:
        if name not in come_in | {one.instructor for one in site.courses}:
            yield "markers", f"{name} is no account of the class; correct the name, or take it out of the list"


def configure(c: Any, site: Site, course: Course, deploy: Path) -> None:
    """Tell JupyterHub. `deploy` is the folder of start_formgrader.py."""
    name = service(course)
    prefix = f"{site.parts.path}/services/{name}/"
    address = f"{site.parts.scheme}://{subdomain_hook_idna(name, site.parts.netloc, 'service')}{prefix}"
    word = secrets.token_hex(32)
    c.JupyterHub.services += [
        # The address first: JupyterHub asks once whether it answers, and would wait for a process that has begun.
        {
            "name": name,
            "url": f"http://{port.LOOPBACK}:{course.grading_port}",
            "api_token": word,
            "oauth_redirect_uri": f"{address}oauth_callback",
            "oauth_no_confirm": True,
        },
        {
            "name": f"{name}-process",
            "command": [sys.executable, str(deploy / "start_formgrader.py")],
            "environment": {
                "JUPYTERHUB_API_TOKEN": word,
                "JUPYTERHUB_CLIENT_ID": f"service-{name}",
                "JUPYTERHUB_COOKIE_HOST_PREFIX_ENABLED": str(int(site.parts.scheme == "https")),
                "JUPYTERHUB_OAUTH_ACCESS_SCOPES": json.dumps([access(course)]),
                "JUPYTERHUB_OAUTH_CALLBACK_URL": f"{address}oauth_callback",
                "JUPYTERHUB_PUBLIC_URL": address,
                "JUPYTERHUB_SERVICE_PREFIX": prefix,
                "JUPYTER_CONFIG_PATH": str(deploy),
                "EMPATHY_SITE": str(file()) if file().exists() else "",
                "EMPATHY_COURSE": course.course,
            },
        },
    ]
    people = sorted({course.instructor, *course.markers})
    c.JupyterHub.load_roles += [{"name": name, "users": people, "scopes": [access(course)]}]
