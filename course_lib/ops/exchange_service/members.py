"""Who asks: the user of the hub whose token comes along, as the hub says each time. No name that is sent counts."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from jupyterhub.services.auth import HubAuth
from tornado.web import HTTPError

from course_lib.ops.exchange_service import names
from course_lib.ops.exchange_service.refused import Refused

HEADER = re.compile(r"(?:token|bearer) ([\w.~+/=-]{1,500})", re.IGNORECASE | re.ASCII)


class Unknown(Refused):
    """The hub knows nobody by this token."""


class HubAway(Refused):
    """The hub can't be asked."""


@dataclass(frozen=True)
class Person:
    """A member of the class by their name on the hub, and whether they teach it."""

    name: str
    teaches: bool


class Members:
    """Whoever the hub lets use the service; of these, `instructors` teach."""

    def __init__(self, service: str, instructors: Collection[str]) -> None:
        self._scope = f"access:services!service={service}"
        self._instructors = frozenset(instructors)
        self._hub = HubAuth()

    async def who(self, header: str) -> Person:
        """Whose token stands in the header `Authorization`. Raises Unknown, HubAway, Refused.

        The hub is asked each time: what it has taken back or let expire is worth nothing from then on.
        """
        found = HEADER.fullmatch(header)
        try:
            user = await self._hub.user_for_token(found[1], use_cache=False, sync=False) if found else None
        except HTTPError as problem:
            raise HubAway("The hub can’t be asked who you are. Nothing was done; try again in a minute.") from problem
        if not user or user.get("kind") != "user":
            raise Unknown("The hub knows nobody by this token. Start your server anew, or ask the hub for a new token.")
        if not self._hub.check_scopes({self._scope}, user):
            raise Refused("Who asks with this token may not use the exchange. Members of the class may.")
        return Person(names.learner(user["name"]), user["name"] in self._instructors)
