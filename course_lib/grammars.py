"""A library that builds forty grammars when it is loaded, which takes two seconds of the processor's time, left out.

jsonschema, which nbformat and Altair load, would check forms of web addresses with it and does without where it isn't
there; nothing here is asked for such a form.
"""

from __future__ import annotations

import sys

BUILDER = "rfc3987_syntax"


def leave_out() -> None:
    """See that it isn't loaded, where it hasn't been. To be called before what loads jsonschema is imported."""
    sys.modules.setdefault(BUILDER, None)  # type: ignore[arg-type]  # Python’s word for a module that isn't there
