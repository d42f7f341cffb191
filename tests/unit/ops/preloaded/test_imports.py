"""What is imported ahead must not go by one student's settings."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from course_lib.ops.preloaded import imports


def test_all_that_is_read_of_the_environment_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIP_SET", "one")
    monkeypatch.delenv("EIP_UNSET", raising=False)

    with imports.noted() as read:
        assert os.environ.get("EIP_UNSET") is None
        assert os.environ["EIP_SET"] == os.getenv("EIP_SET") == "one"
        assert "EIP_ASKED" not in os.environ
        assert os.environb.get(b"EIP_BYTES") is None
    assert os.environ["PATH"]

    assert read == {"EIP_UNSET": None, "EIP_SET": "one", "EIP_ASKED": None, "EIP_BYTES": None}


#: Imports everything ahead, then what is left for a child; prints each program that was started meanwhile.
STARTS = """
import os, sys
from course_lib.ops.preloaded import imports
imports.preload()
kernel = sys.modules["ipykernel.ipkernel"].sys
assert kernel.version == sys.version and len(kernel.modules) == 0 < len(sys.modules)
started = []
sys.addaudithook(lambda event, args: event == "subprocess.Popen" and started.append(os.fspath(args[0])))
import jupyterlab.labapp
print(started)
"""


def test_a_servers_start_asks_no_node_and_a_kernels_start_looks_at_no_module() -> None:
    done = subprocess.run([sys.executable, "-c", STARTS], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_what_a_child_would_have_read_otherwise_is_named() -> None:
    read = {"A": None, "B": "1", "C": "1", "HOME": "/nonexistent", "OMP_NUM_THREADS": "1"}

    assert imports.differing(read, {"B": "1", "C": "1", "HOME": "/home/ana"}) == []
    assert imports.differing(read, {"A": "", "C": "2"}) == ["A", "B", "C"]
