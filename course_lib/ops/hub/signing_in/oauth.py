"""Sign-in by an institution (OAuth 2, OpenID Connect)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oauthenticator.generic import GenericOAuthenticator

from course_lib.ops.hub.signing_in.of_class import OfClass


class FromInstitution(OfClass, GenericOAuthenticator):  # type: ignore[misc]
    """GenericOAuthenticator with its own options, for the class alone."""

    def user_info_to_username(self, user_info: Mapping[str, Any]) -> str:
        return self.account(user_info)

    async def get_user_groups(self, auth_state: Mapping[str, Any]) -> set[str]:
        return self.groups(auth_state[self.user_auth_state_key])
