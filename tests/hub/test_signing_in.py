"""A real hub at which people sign in where their institution lets them in: the whole way there and back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, build_opener

import psutil
import pytest

from course_lib.ops.hub.signing_in import known_as
from tests.hub.conftest import PROXY
from tests.support.hub import institution
from tests.support.hub.accounts import end
from tests.support.hub.institution import Institution
from tests.support.hub.running import answers, privileged_ports, write_site
from tests.support.places import ROOT

pytest.importorskip("oauthenticator")
#: An account that every Debian has, and its group; nobody starts a server for it here.
STUDENT = GROUP = "games"


@pytest.fixture(scope="module")
def school() -> Iterator[Institution]:
    with institution.running() as school:
        yield school


@pytest.fixture(scope="module")
def hub(place: Path, school: Institution) -> Iterator[str]:
    """The address of a hub that has the sign-in of this institution; it logs into `elsewhere/hub.log` of the place."""
    here = place / "elsewhere"
    here.mkdir()
    port, hub_port, proxy_port = privileged_ports(3)
    ports: dict[str, int | str] = {"hub_port": hub_port, "proxy_port": proxy_port, "listen": f"127.0.0.1:{port}"}
    url = f"http://127.0.0.1:{port}"
    site = write_site(here, address=url, own_addresses=False, group=GROUP, proxy=PROXY, sign_in="oauth", **ports)
    rows = {"client_id": institution.CLIENT, "client_secret_file": here / "secret"}
    rows |= {"authorize_url": f"{school.url}/authorize", "token_url": f"{school.url}/token"}
    rows |= {"userdata_url": f"{school.url}/userinfo"}
    table = "".join(f'{key} = "{said}"\n' for key, said in rows.items())
    site.write_text(f"{site.read_text()}[oauth]\n{table}")
    (here / "secret").write_text(institution.SECRET)
    (here / "secret").chmod(0o600)
    known_as.write(here / "state" / "people.json", {"4711": STUDENT})
    command = [sys.executable, "-m", "jupyterhub", "--config", ROOT / "deploy" / "jupyterhub_config.py"]
    with (here / "hub.log").open("wb") as output:
        process = psutil.Popen(
            command, cwd=here, env=os.environ | {"EMPATHY_SITE": str(site)}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        assert answers(f"http://127.0.0.1:{hub_port}/hub/health", process), (here / "hub.log").read_text("utf-8")
        yield url
    finally:
        end([process, *process.children(recursive=True)])


def comes(hub: str, school: Institution, claims: dict[str, object]) -> tuple[int, str]:
    """What somebody meets at the hub's token page, once the institution has said this of them."""
    school.comes = claims
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    try:
        with browser.open(f"{hub}/hub/oauth_login?next=%2Fhub%2Ftoken", timeout=30) as page:
            return page.status, page.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode()


def test_who_is_on_the_list_comes_in_by_their_institution_and_nobody_else_does(
    hub: str, school: Institution, place: Path
) -> None:
    status, page = comes(hub, school, {"sub": "4711", "preferred_username": "root"})
    assert (status, f'"{STUDENT}"' in page or f">{STUDENT}<" in page) == (200, True)

    status, page = comes(hub, school, {"sub": STUDENT, "email": "4711"})
    assert status == 403
    assert "You are signed in, and you aren’t on the list of this class. Please tell your instructor." in page
    log = (place / "elsewhere" / "hub.log").read_text("utf-8")
    assert f"Somebody signed in as '{STUDENT}' who isn't on the class list" in log
    assert institution.SECRET not in log


def test_what_comes_back_from_elsewhere_is_not_believed(hub: str, school: Institution) -> None:
    school.comes = {"sub": "4711"}
    browser = build_opener(HTTPCookieProcessor(CookieJar()))

    with pytest.raises(HTTPError) as refused:
        browser.open(f"{hub}/hub/oauth_callback?code=code-0&state=made-up", timeout=30)

    assert refused.value.code in {400, 403}
