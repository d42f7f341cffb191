"""Whoever signs in comes into the account that the class list gives them, or is told that they aren't on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jupyterhub.auth import Authenticator
from tornado.web import HTTPError
from traitlets import List, Tuple, Unicode

from course_lib.ops.hub import members
from course_lib.ops.hub.signing_in import known_as

NOT_LISTED = "You are signed in, and you aren’t on the list of this class. Please tell your instructor."
NOT_TEACHING = "This account is for instructors of the course, and your institution doesn’t say that you are one."


class OfClass(Authenticator):  # type: ignore[misc]
    """What sign-ins of all sorts have in common; put before one of JupyterHub's authenticators."""

    people = Unicode(help="The file that says who comes into which account").tag(config=True)
    person_key = Unicode("sub", help="What names a person for ever, and nobody else").tag(config=True)
    courses = List(
        Tuple(Unicode(), Unicode(), Unicode()),
        help="Of each course its name, as nbgrader has it; the system group of its class; its instructor's account",
    ).tag(config=True)
    roles_key = Unicode(help="What says what somebody is").tag(config=True)
    instructors = List(Unicode(), help="Of what that says: who teaches").tag(config=True)

    def check_allowed(self, username: str, authentication: Any = None) -> bool:
        """Whether an account is of the class now, however long ago the hub was started."""
        return bool(self._groups_of(username))

    def account(self, claims: Mapping[str, Any]) -> str:
        """The account of whom these claims are about. Raises HTTPError, with words for them and a line for the log."""
        login = known_as.login(claims, self.person_key)
        account = known_as.read(Path(self.people)).get(login) if login else None
        if account is None or not self.check_allowed(account):
            said = f"as {login!r}" if login else f"without a {self.person_key} that can be relied on"
            self.log.warning("Somebody signed in %s who isn't on the class list", said)
            raise HTTPError(403, NOT_LISTED)
        if self._is_instructor(account) and not self.teaches(claims):
            self.log.warning("Somebody signed in as %r for an instructor's account, and isn't one", login)
            raise HTTPError(403, NOT_TEACHING)
        return account

    def teaches(self, claims: Mapping[str, Any]) -> bool:
        """Whether they are an instructor; where the settings name no role, the class list alone decides."""
        if not self.instructors:
            return self._is_instructor(self._known_as(claims))
        said = claims.get(self.roles_key)
        roles = said if isinstance(said, list) else [said]
        return any(role in self.instructors for role in roles)

    def groups(self, claims: Mapping[str, Any]) -> set[str]:
        """Their groups in the hub, named as nbgrader's services for courses look for them. They give no right."""
        return self._groups_of(self._known_as(claims))

    def _known_as(self, claims: Mapping[str, Any]) -> str:
        """The account that the list gives them, or an empty text."""
        return known_as.read(Path(self.people)).get(known_as.login(claims, self.person_key) or "", "")

    def _is_instructor(self, account: str) -> bool:
        return account != "" and account in {instructor for _, _, instructor in self.courses}

    def _groups_of(self, account: str) -> set[str]:
        """Of each course that an account learns or teaches in."""
        return {
            f"{'formgrade' if account == instructor else 'nbgrader'}-{course}"
            for course, group, instructor in self.courses
            if account and (account == instructor or account in members.learners(group, instructor))
        }
