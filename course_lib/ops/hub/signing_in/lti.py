"""Sign-in by a link of a learning platform (LTI 1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ltiauthenticator.lti13.auth import LTI13Authenticator

from course_lib.ops.hub.signing_in.of_class import OfClass


class FromPlatform(OfClass, LTI13Authenticator):  # type: ignore[misc]
    """LTI13Authenticator with its own options, for the class alone.

    By itself it takes `sub` in the place of a key that wasn't sent; that could be somebody else's word for another.
    """

    def get_username(self, token: Mapping[str, Any]) -> str:
        return self.account(token)

    async def authenticate(self, handler: Any, data: Mapping[str, Any] | None = None) -> dict[str, Any]:
        model = await super().authenticate(handler, data)
        return {**model, "groups": sorted(self.groups(data or {})), "auth_state": None}
