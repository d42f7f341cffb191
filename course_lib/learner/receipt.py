"""The receipt of a submission: a short code that is made of what was handed in, by whom and when.

Whoever has the same answers and code, under the same name and time, comes to the same receipt; with anything changed,
to another. So it says which copy is meant. It is no signature: a learner's own program makes it, and could make one of
answers that were never handed in. That they came is shown by the copy that was collected, and by nothing else.

Pure: bytes in, a code out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from course_lib.learner import cells

#: Crockford's base 32 leaves out I, L, O and U; whoever reads or types one of the others for them is understood.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MEANT = str.maketrans("OIL", "011", " -‐‑–—")
LENGTH = 8
#: Which form of the code this is. A later form begins with another number, and so gives other codes.
FORM = 1


def substance(files: Mapping[str, bytes]) -> str:
    """A digest of what counts among the files of a submission, by path: answers to the byte, and what cells hold.

    Outputs and settings of a notebook don't count: collecting leaves them out. Nor does an empty one.
    """
    told = sorted((path, _digest(_counted(path, data))) for path, data in files.items() if data and counts(path))
    return _digest(json.dumps(told).encode())


def counts(path: str) -> bool:
    """Whether a file of this path is in the receipt."""
    folder, _, name = path.rpartition("/")
    if name.startswith("."):
        return False
    return name.endswith(".jsonl") if folder == "answers" else not folder and name.endswith(".ipynb")


def code(name: str, made_of: str) -> str:
    """The code, such as `7K3M-9QXA`: 40 bits, so that no two of a class fall together by chance.

    `name`: `learner+assignment+time`, as nbgrader calls a submission; what stands behind a further + doesn't count.
    `made_of`: its substance.
    """
    whole = hashlib.sha256(json.dumps([FORM, name.split("+")[:3], made_of]).encode()).digest()
    number = int.from_bytes(whole[:5])
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return f"{signs[:4]}-{signs[4:]}"


def understood(typed: str) -> str:
    """A code as it is written, from what somebody typed. Raises ValueError where it can't be one."""
    signs = typed.strip().upper().translate(MEANT)
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        raise ValueError(f"a receipt has {LENGTH} letters and figures, such as 7K3M-9QXA; this has not: {typed:.40}")
    return f"{signs[:4]}-{signs[4:]}"


def _counted(path: str, data: bytes) -> bytes:
    if not path.endswith(".ipynb"):
        return data
    try:
        held = [(cells.kind(cell), cells.text(cell)) for cell in cells.cells(data)]
    except ValueError:
        return data  # damaged: it is kept to the byte
    return json.dumps(held, ensure_ascii=False).encode("utf-8", "replace")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
