"""A Jupyter server that turns no notebook into a page: `deploy/jupyter_server_config.py` says for whom, and why."""

from typing import Any

from jupyter_server.auth import AllowAllAuthorizer


class NoConversion(AllowAllAuthorizer):
    """Everything is allowed as before but `/nbconvert`, which answers 403."""

    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        return resource != "nbconvert"
