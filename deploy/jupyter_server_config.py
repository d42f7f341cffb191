"""What an instructor's own JupyterLab must not do: turn a notebook into a page of its own address by `/nbconvert`.

A page that is made of a learner's notebook runs with the rights of whoever opens it (CVE-2026-44727). `make course`
puts this file where the clone's Jupyter finds it, and beside a hub docs/hub.md names this folder to an instructor's.
A student's server on a hub is left as it is.
"""

import os

c = get_config()  # noqa: F821  Jupyter puts it here

if "JUPYTERHUB_USER" not in os.environ:
    c.ServerApp.authorizer_class = "course_lib.ops.no_conversion.NoConversion"
