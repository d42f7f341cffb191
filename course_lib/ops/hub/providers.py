"""Who says who somebody is, where that isn't this machine: what the hub has to know of an institution's sign-in.

Every key that names a person must name them for ever, and nobody else: whoever is sent under it comes into an account.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from course_lib.ops.hub.places import Place, is_local

#: How people are called is chosen, changes, and is shared.
CALLED = {"name", "given_name", "family_name", "nickname"}
#: What a learning platform sends of somebody's roles, and the one of a course's instructor (LTI 1.3).
ROLES = "https://purl.imsglobal.org/spec/lti/claim/roles"
INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"


def _url(words: str) -> str:
    parts = urlsplit(words)
    if not parts.hostname or parts.scheme not in {"http", "https"}:
        raise ValueError(f"“{words}” is no address; write it as your institution gave it, with https:// before it")
    if parts.scheme == "http" and not is_local(parts.hostname):
        raise ValueError(f"“{words}” isn't encrypted; what says who somebody is must come by https://")
    return words


def _key(words: str) -> str:
    if words in CALLED:
        raise ValueError(f"“{words}” is how somebody is called, which changes and isn't theirs alone; take `sub`")
    return words


def _platforms_key(words: str) -> str:
    if words == "email":
        raise ValueError("an e-mail address changes, and no platform says whether it is theirs; take `sub`")
    return _key(words)


Url = Annotated[str, AfterValidator(_url)]
Word = Annotated[str, Field(min_length=1)]


class OAuth(BaseModel):
    """An institution's own sign-in (OAuth 2, OpenID Connect). The secret is in a file that root alone reads."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    service: Word = "your institution"
    client_id: Word
    client_secret_file: Place = Path("/etc/empathy/oauth-secret")
    authorize_url: Url
    token_url: Url
    userdata_url: Url
    username_key: Annotated[Word, AfterValidator(_key)] = "sub"
    scope: list[str] = ["openid"]
    groups_key: str = "groups"
    instructors: list[str] = []


class Lti(BaseModel):
    """A learning platform, such as Moodle or Canvas, from which people come by a link (LTI 1.3). It needs no secret."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    issuer: Url
    client_id: Word
    authorize_url: Url
    jwks_url: Url
    username_key: Annotated[Word, AfterValidator(_platforms_key)] = "sub"
    groups_key: str = ROLES
    instructors: list[str] = [INSTRUCTOR]
