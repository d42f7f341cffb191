"""Whose account this is, and under which name a learner's work is filed: as nbgrader names whoever submits, so that
data made from it agree.

nbgrader takes the name of the account, and where that is `jovyan`, as in the images of a JupyterHub, the hub's name for
the learner (`get_username` of nbgrader/utils.py, 0.9.6). A test compares the two.
"""

from __future__ import annotations

import getpass
import os

try:
    import pwd
except ImportError:  # Windows has no accounts of this kind, and nbgrader's exchange doesn't run there
    pwd = None  # type: ignore[assignment]


def on_hub() -> bool:
    """Whether a JupyterHub started this: then somebody else runs the computer, and makes its backups."""
    return "JUPYTERHUB_USER" in os.environ


def name() -> str:
    """The name, or an empty text where the system has none."""
    try:
        account = pwd.getpwuid(os.getuid()).pw_name if pwd else getpass.getuser()
    except (KeyError, OSError):  # an account with a number and no name
        account = ""
    return os.environ.get("JUPYTERHUB_USER", account) if account == "jovyan" else account
