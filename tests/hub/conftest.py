"""One real JupyterHub for the tests here: an installation of its own, accounts of this system, free ports.

Everything is removed again, also where a test fails. Should the tests themselves be killed, what is left is named
eip-test-...: `userdel --remove` and `rm` take it away.
"""

import grp
import os
import pwd
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.chromium import new_page
from tests.support.hub import over_service
from tests.support.hub.accounts import Account, NoAccounts, end
from tests.support.hub.installation import NotReadable, install
from tests.support.hub.running import Hub, running
from tests.support.places import ROOT

PROXY = ROOT / "deploy" / "node_modules" / ".bin" / "configurable-http-proxy"


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """A folder that every account may enter. Skips, and says why, where this machine can't run a hub."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("a hub starts servers under other accounts, which only root may do: run this test as root")
    missing = [name for name in ("useradd", "userdel", "chpasswd", "node") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"a hub needs system accounts and Node, and there is no {' and no '.join(missing)} here")
    if not Path("/etc/pam.d").is_dir():
        pytest.skip("a hub asks PAM whether a password is right, and this system has no PAM")
    if not PROXY.exists():
        pytest.skip("the hub's proxy is not installed: run `npm ci --prefix deploy` in the root of the course")
    folder = Path(tempfile.mkdtemp(prefix="eip-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def installation(place: Path) -> Path:
    """The folder of an installation that every account can run."""
    try:
        install(ROOT, place / "empathy")
    except NotReadable as why:
        pytest.skip(str(why))
    return place / "empathy"


@pytest.fixture(scope="session")
def make_account(place: Path) -> Iterator[Callable[[], Account]]:
    """`make_account()` makes an account of this system; it is removed at the end."""
    made: list[Account] = []
    homes = place / "home"
    homes.mkdir()
    homes.chmod(0o755)

    def make() -> Account:
        try:
            made.append(Account.make(homes))
        except NoAccounts as why:
            pytest.skip(str(why))
        return made[-1]

    yield make
    for account in made:
        account.remove()


@pytest.fixture(scope="session")
def student(make_account: Callable[[], Account]) -> Account:
    """A student of the class that the hub lets in."""
    return make_account()


@pytest.fixture(scope="session")
def instructor(make_account: Callable[[], Account]) -> Account:
    """An account of the machine that is not of the class."""
    return make_account()


@pytest.fixture
def preloading_hub(installation: Path, student: Account, place: Path) -> Iterator[Hub]:
    """A hub for the same class that forks its servers."""
    room = place / "preloading"
    room.mkdir()
    group = grp.getgrgid(pwd.getpwnam(student.name).pw_gid).gr_name
    with running(installation, room, group=group, proxy=PROXY, preloaded=True) as hub:
        yield hub


@pytest.fixture(scope="session")
def hub(installation: Path, student: Account, instructor: Account, place: Path) -> Iterator[Hub]:
    """The hub of deploy/jupyterhub_config.py, whose class is the student."""
    group = grp.getgrgid(pwd.getpwnam(student.name).pw_gid).gr_name
    with running(installation, place, group=group, instructor=instructor.name, proxy=PROXY) as hub:
        yield hub


@pytest.fixture(scope="session")
def exchange_class(
    installation: Path, make_account: Callable[[], Account], place: Path
) -> Iterator[over_service.ExchangeClass]:
    """A class on a hub whose exchange is a service."""
    ana, ben, ines, eva = (make_account() for _ in range(4))
    group = grp.getgrgid(pwd.getpwnam(ana.name).pw_gid).gr_name
    room = place / "over-service"
    room.mkdir()
    members = [ana.name, ben.name, ines.name]
    with over_service.running_exchange(installation, room, PROXY, group, members, ines.name) as hub:
        hub.start_servers(ana, ben)
        hub.hub_says("POST", f"users/{eva.name}")
        tokens = hub.token_of(ines.name, scopes=over_service.ACCESS), hub.token_of(eva.name)
        yield over_service.ExchangeClass(hub, ana, ben, ines, *tokens)
        end([*ana.processes(), *ben.processes()])  # the hub would wait for each to end by itself


@pytest.fixture
def page(chromium: Browser, outside: list[str]) -> Iterator[Page]:
    """A fresh page that trusts the hub's certificate."""
    with new_page(chromium, outside, trusting=True) as page:
        yield page
