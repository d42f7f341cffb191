"""Sign-in with a password that the hub keeps itself, and the student changes at `/hub/change-password`.

Nobody signs up: whoever did so first under another's name would have their account.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nativeauthenticator import NativeAuthenticator
from nativeauthenticator.orm import UserInfo
from traitlets import Unicode

from course_lib.ops.hub.signing_in import first
from course_lib.ops.hub.signing_in.of_class import OfClass


class OwnPasswords(OfClass, NativeAuthenticator):  # type: ignore[misc]
    """NativeAuthenticator with its own options, for the class alone."""

    first_passwords = Unicode(help="Where first passwords wait").tag(config=True)

    def get_user(self, username: str) -> Any:
        name = self.normalize_username(username)
        if file := first.waiting(Path(self.first_passwords), name):
            user = UserInfo.find(self.db, name) or UserInfo(username=name)
            user.password, user.is_authorized = file.read_bytes(), True
            self.db.add(user)
            self.db.commit()
            file.unlink()
        return super().get_user(username)
