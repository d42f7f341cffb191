"""deploy/jupyterhub_config.py makes of the settings what JupyterHub is to do; an upgrade may replace it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from tests.support.hub.running import write_site
from tests.support.places import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a hub runs on Linux")

Configure = Callable[..., Config]
NAMED = "https://empathy.example.org"


@pytest.fixture
def configure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Configure]:
    """`configure(idle_minutes=60)` gives what JupyterHub reads with these settings."""
    with tempfile.TemporaryDirectory() as made:  # pytest's own folders are too deep for sockets

        def read(**settings: str | int | bool | Path) -> Config:
            monkeypatch.setenv("EMPATHY_SITE", str(write_site(Path(made), **settings)))
            return PyFileConfigLoader("jupyterhub_config.py", path=str(ROOT / "deploy")).load_config()

        yield read


def test_a_trial_is_on_this_machine_alone_with_an_address_for_each_student(configure: Configure) -> None:
    hub = configure().JupyterHub

    assert (hub.bind_url, hub.ssl_cert) == ("http://127.0.0.1:8000", "")
    assert (hub.subdomain_host, hub.public_url) == ("http://hub.localhost:8000", "http://hub.localhost:8000/")
    assert hub.cookie_host_prefix_enabled is False  # browsers keep such cookies for https alone


def test_the_one_service_may_remove_users_and_do_nothing_else_by_a_word_for_root_alone(
    configure: Configure, tmp_path: Path
) -> None:
    hub = configure(state=tmp_path / "state").JupyterHub

    (service,), (role,) = hub.services, hub.load_roles
    assert (role["services"], role["scopes"]) == ([service["name"]], ["delete:users"])
    word = tmp_path / "state" / "erasure-token"
    assert (word.read_text(), word.stat().st_mode & 0o777) == (service["api_token"], 0o600)
    assert word.parent.stat().st_mode & 0o077 == 0


def test_a_certificate_is_given_to_the_proxy_and_cookies_belong_to_one_address(configure: Configure) -> None:
    hub = configure(address=NAMED, listen="0.0.0.0:443", certificate="/a.pem", key="/a.key").JupyterHub

    assert (hub.bind_url, hub.ssl_cert, hub.ssl_key) == ("https://0.0.0.0:443", "/a.pem", "/a.key")
    assert (hub.subdomain_host, hub.cookie_host_prefix_enabled) == (NAMED, True)


def test_behind_a_web_server_browsers_see_its_address_and_path(configure: Configure) -> None:
    hub = configure(address=f"{NAMED}/teach", listen="127.0.0.1:800", certificate_in_front=True).JupyterHub

    assert (hub.bind_url, hub.public_url) == ("http://127.0.0.1:800/teach", f"{NAMED}/teach/")
    assert hub.subdomain_host == NAMED
    assert hub.cookie_host_prefix_enabled is True


def test_one_address_for_all_is_had_only_by_saying_so(configure: Configure) -> None:
    hub = configure(address="http://127.0.0.1:8000", own_addresses=False).JupyterHub

    assert "subdomain_host" not in hub


def test_idle_servers_and_kernels_are_stopped_where_the_settings_say_so(configure: Configure) -> None:
    never, hourly = configure().Spawner.args, configure(idle_minutes=60).Spawner.args

    assert [word for word in never if "timeout" in word] == []
    assert hourly[-2:] == [
        "--MappingKernelManager.cull_idle_timeout=3600",
        "--ServerApp.shutdown_no_activity_timeout=3600",
    ]


def test_a_servers_start_runs_no_program_that_no_lesson_needs(configure: Configure) -> None:
    words = configure().Spawner.args

    assert "--LanguageServerManager.autodetect=False" in words
    assert "--ServerApp.jpserver_extensions=nbgrader.server_extensions.formgrader=False" in words
    assert [word for word in words if "assignment_list" in word] == []


def test_the_hubs_database_waits_once_for_the_disk(configure: Configure, tmp_path: Path) -> None:
    for _ in range(2):
        configure(state=tmp_path / "state")

    with closing(sqlite3.connect(tmp_path / "state" / "jupyterhub.sqlite")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_nobody_administers_and_nobody_shares(configure: Configure) -> None:
    config = configure(instructor="")

    assert [word for word in str(config).split("'") if word.startswith("admin")] == []
    assert [set(role) for role in config.JupyterHub.load_roles] == [{"name", "services", "scopes"}]  # no user, no group
    assert config.PAMAuthenticator.allowed_groups == {"empathy"}
