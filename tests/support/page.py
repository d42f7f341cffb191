"""What an activity's kernel side answers to its page, one message at a time."""

from __future__ import annotations

import secrets
from typing import Any


def tell(activity: Any, **message: Any) -> dict[str, Any]:
    """Send a message as the page would, with a ref of its own, and return what the page would hear."""
    heard: list[dict[str, Any]] = []
    activity.send = heard.append
    sent = {"ref": secrets.token_hex(8), **message}
    activity._hear(activity, sent, [])
    (answer,) = heard
    assert answer["ref"] == sent["ref"]
    return answer
