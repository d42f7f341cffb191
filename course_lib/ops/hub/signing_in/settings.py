"""How one signs in, from the hub's settings: what must be there before the hub starts, and what JupyterHub is told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.providers import Lti, OAuth
from course_lib.ops.hub.signing_in import first, known_as
from course_lib.ops.hub.site import Site, letter

HERE = "course_lib.ops.hub.signing_in"


def require(site: Site) -> None:
    """Raises ContentError where nobody could sign in, or a secret is no secret."""
    if found := list(letters(site)):
        raise ContentError([letter(key, says) for key, says in found])


def letters(site: Site) -> Iterator[tuple[str, str]]:
    """What is missing: a key of the settings, and what to do."""
    if site.sign_in not in {"oauth", "lti13"}:
        return
    if site.provider is None:
        says = f"{site.sign_in} needs a table [{site.sign_in}] at the end of this file, as in site.toml.example"
        yield "sign_in", says
    elif isinstance(site.provider, OAuth) and (trouble := _trouble(site.provider.client_secret_file)):
        yield "oauth", f"client_secret_file: {trouble}"
    if not known_as.read(known_as.file(site)):
        yield "sign_in", "nobody could sign in; run `empathy accounts` with the list of your class first"


def secret(file: Path) -> str:
    """What a file holds that root alone reads."""
    return file.read_text("utf-8").strip()


def _trouble(file: Path) -> str:
    """What is the matter with a file for a secret, or nothing."""
    try:
        about = file.stat()
        if about.st_uid != os.geteuid() or stat.S_IMODE(about.st_mode) & 0o077:
            return f"others may read {file}; run `chown root {file}` and `chmod 600 {file}`, and have a new secret made"
        return "" if secret(file) else f"{file} is empty; put the secret into it that your institution gave you"
    except (OSError, UnicodeDecodeError) as problem:
        return f"{file} can't be read ({problem}); put the secret into it that your institution gave you"


def configure(c: Any, site: Site) -> None:
    """Tell JupyterHub. Whatever it is, somebody comes into an account of this machine, and nobody administers."""
    if site.sign_in == "accounts":
        c.JupyterHub.authenticator_class = "pam"
        c.PAMAuthenticator.allowed_groups = {course.group for course in site.courses}
        return
    c.OfClass.courses = [(course.course, course.group, course.instructor) for course in site.courses]
    c.OfClass.people = str(known_as.file(site))
    c.Authenticator.any_allow_config = True  # OfClass asks the machine who is of the class
    if site.sign_in == "native":
        _native(c, site)
    elif isinstance(site.provider, OAuth):
        _oauth(c, site, site.provider)
    elif isinstance(site.provider, Lti):
        _lti(c, site, site.provider)


def _native(c: Any, site: Site) -> None:
    c.JupyterHub.authenticator_class = f"{HERE}.native.OwnPasswords"
    c.OwnPasswords.first_passwords = str(first.folder(site))
    c.NativeAuthenticator.enable_signup = False
    c.NativeAuthenticator.check_common_password = True
    c.NativeAuthenticator.minimum_password_length = 10


def _oauth(c: Any, site: Site, about: OAuth) -> None:
    c.JupyterHub.authenticator_class = f"{HERE}.oauth.FromInstitution"
    c.GenericOAuthenticator.login_service = about.service
    c.GenericOAuthenticator.client_id = about.client_id
    c.GenericOAuthenticator.client_secret = secret(about.client_secret_file)
    c.GenericOAuthenticator.authorize_url = about.authorize_url
    c.GenericOAuthenticator.token_url = about.token_url
    c.GenericOAuthenticator.userdata_url = about.userdata_url
    c.GenericOAuthenticator.oauth_callback_url = f"{site.address}/hub/oauth_callback"
    c.GenericOAuthenticator.scope = about.scope
    _people(c, about)


def _lti(c: Any, site: Site, about: Lti) -> None:
    c.JupyterHub.authenticator_class = f"{HERE}.lti.FromPlatform"
    c.LTI13Authenticator.issuer = about.issuer
    c.LTI13Authenticator.client_id = {about.client_id}
    c.LTI13Authenticator.authorize_url = about.authorize_url
    c.LTI13Authenticator.jwks_endpoint = about.jwks_url
    c.LTI13Authenticator.uri_scheme = site.parts.scheme
    c.LTI13Authenticator.tool_name = "Empathy in Practice"
    _people(c, about)


def _people(c: Any, about: OAuth | Lti) -> None:
    c.OfClass.person_key = about.username_key
    c.OfClass.roles_key, c.OfClass.instructors = about.groups_key, about.instructors
    c.Authenticator.manage_groups = True  # anew at each sign-in, and without any right
