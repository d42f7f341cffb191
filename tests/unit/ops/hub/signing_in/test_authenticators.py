"""The real authenticators with this project's settings: whom they let in, into which account, and whom they don't."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tornado.web import HTTPError
from traitlets.config import Config

from course_lib.ops.hub.providers import INSTRUCTOR, ROLES, Lti, OAuth
from course_lib.ops.hub.signing_in import first, known_as, settings
from course_lib.ops.hub.site import Site

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a hub runs on Linux")
#: An account and its group, and an account that isn't in it, as every Debian has them.
GROUP, STUDENT, TEACHER, OTHER = "games", "games", "nobody", "daemon"
URL = "https://login.example.org"
Configured = Callable[..., Config]


@pytest.fixture
def configured(tmp_path: Path) -> Configured:
    """`configured(sign_in="oauth", oauth=...)` gives what JupyterHub is told by these settings."""
    (tmp_path / "secret").write_text("of the institution\n")
    (tmp_path / "secret").chmod(0o600)

    def make(**said: Any) -> Config:
        site = Site(group=GROUP, instructor=TEACHER, state=tmp_path, address="https://empathy.example.org", **said)
        known_as.write(known_as.file(site), {"1": STUDENT, "2": TEACHER, "3": OTHER})
        assert list(settings.letters(site)) == []
        config = Config()
        settings.configure(config, site)
        return config

    return make


@pytest.fixture
def oauth(configured: Configured, tmp_path: Path) -> Any:
    module = imported("oauth", "oauthenticator")
    about = OAuth(
        client_id="x",
        client_secret_file=tmp_path / "secret",
        authorize_url=URL,
        token_url=URL,
        userdata_url=URL,
        instructors=["staff"],
    )
    return module.FromInstitution(config=known(configured(sign_in="oauth", oauth=about), module.FromInstitution))


@pytest.fixture
def lti(configured: Configured) -> Any:
    module = imported("lti", "ltiauthenticator")
    about = Lti(issuer=URL, client_id="x", authorize_url=URL, jwks_url=URL)
    return module.FromPlatform(config=known(configured(sign_in="lti13", lti13=about), module.FromPlatform))


@pytest.fixture
def native(configured: Configured) -> Any:
    module = imported("native", "nativeauthenticator")
    from jupyterhub.orm import new_session_factory

    config = known(configured(sign_in="native"), module.OwnPasswords)
    return module.OwnPasswords(config=config, _deprecated_db_session=new_session_factory("sqlite:///:memory:")())


def imported(name: str, needs: str) -> ModuleType:
    pytest.importorskip(needs)
    return __import__(f"{settings.HERE}.{name}", fromlist=[name])


def known(config: Config, kind: Any) -> Config:
    """The same, once each of its settings for an authenticator is one that this kind has."""
    sections = {one.__name__: one for one in kind.__mro__ if hasattr(one, "class_trait_names")}
    assert config.JupyterHub.authenticator_class == f"{kind.__module__}.{kind.__name__}"
    for section in set(config) - {"JupyterHub"}:
        assert set(config[section]) <= set(sections[section].class_trait_names(config=True)), section
    return config


def test_an_institution_s_sign_in_is_told_what_it_has_to_be_told(oauth: Any) -> None:
    assert (oauth.authorize_url, oauth.token_url, oauth.userdata_url) == (URL, URL, URL)
    assert (oauth.client_id, oauth.client_secret) == ("x", "of the institution")
    assert oauth.get_callback_url() == "https://empathy.example.org/hub/oauth_callback"
    assert (oauth.scope, oauth.enable_pkce, oauth.enable_auth_state) == (["openid"], True, False)
    assert (oauth.admin_users, oauth.allow_all, oauth.manage_groups) == (set(), False, True)


def test_who_signs_in_comes_into_the_account_that_the_list_gives_them(oauth: Any, lti: Any) -> None:
    assert oauth.user_info_to_username({"sub": "1", "preferred_username": TEACHER}) == STUDENT
    assert lti.get_username({"sub": "1", "email": "x@example.org"}) == STUDENT


@pytest.mark.parametrize(
    ("sub", "says"),
    [
        (None, "aren’t on the list"),
        ("4", "aren’t on the list"),
        (STUDENT, "aren’t on the list"),
        ("3", "aren’t on the list"),  # of the list, and not of the class any more
        ("2", "doesn’t say that you are one"),  # the instructor's account, without the role
    ],
)
def test_nobody_else_comes_in_and_is_told_why(oauth: Any, lti: Any, sub: str | None, says: str) -> None:
    for let_in in (oauth.user_info_to_username, lti.get_username):
        with pytest.raises(HTTPError) as refused:
            let_in({"sub": sub, "email": "1", "name": "1"})
        assert refused.value.status_code == 403
        assert says in str(refused.value.log_message)


def test_who_teaches_is_said_by_the_institution_and_gives_a_group_and_no_right(oauth: Any, lti: Any) -> None:
    staff, taught = {"sub": "2", "groups": ["staff"]}, {"sub": "1", "groups": "students"}
    assert oauth.user_info_to_username(staff) == TEACHER
    groups = [asyncio.run(oauth.get_user_groups({"oauth_user": one})) for one in (staff, taught)]
    assert groups == [{"formgrade-empathy-in-practice"}, {"nbgrader-empathy-in-practice"}]

    model = asyncio.run(lti.authenticate(None, {"sub": "2", ROLES: [INSTRUCTOR]}))
    assert model == {"name": TEACHER, "groups": ["formgrade-empathy-in-practice"], "auth_state": None}


def test_a_platform_s_other_key_never_takes_the_place_of_one_that_is_missing(configured: Configured) -> None:
    kind = imported("lti", "ltiauthenticator").FromPlatform
    about = Lti(issuer=URL, client_id="x", authorize_url=URL, jwks_url=URL, username_key="custom_number")
    lti = kind(config=configured(sign_in="lti13", lti13=about))

    assert lti.get_username({"sub": "9", known_as.CUSTOM_CLAIM: {"number": "1"}}) == STUDENT
    with pytest.raises(HTTPError):
        lti.get_username({"sub": "1"})


def test_a_first_password_is_taken_in_once_and_a_new_one_takes_its_place(native: Any) -> None:
    place = Path(native.first_passwords)
    first.give(place, STUDENT, "k7wm-p3xa")
    assert signs_in(native, STUDENT, "k7wm-p3xa") == STUDENT
    assert signs_in(native, STUDENT, "k7wm-p3xb") is None
    assert list(place.iterdir()) == []

    first.give(place, STUDENT, "new-one")
    assert (signs_in(native, STUDENT, "k7wm-p3xa"), signs_in(native, STUDENT, "new-one")) == (None, STUDENT)


def test_nobody_signs_up_and_no_name_leads_out_of_the_folder(native: Any, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("$2b$12$x")

    assert native.enable_signup is False
    assert native.create_user(STUDENT, "a-long-password") is None
    assert [signs_in(native, name, "x") for name in ("../elsewhere", "", ".", OTHER)] == [None] * 4
    assert (tmp_path / "elsewhere").exists()


def test_who_is_not_of_the_class_stays_out_with_the_right_password(native: Any) -> None:
    first.give(Path(native.first_passwords), OTHER, "k7wm-p3xa")

    assert signs_in(native, OTHER, "k7wm-p3xa") is None


def signs_in(native: Any, name: str, password: str) -> str | None:
    """The account that somebody comes into, by the way that the hub goes."""
    model = asyncio.run(native.get_authenticated_user(None, {"username": name, "password": password}))
    return model and str(model["name"])
