"""An installation that every account can run, laid out as docs/hub.md tells an admin to make it.

The packages are linked from the environment that runs the tests instead of being downloaded again; the course itself
is its wheel, built and installed.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys
from pathlib import Path

VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"


class NotReadable(Exception):
    """Students' accounts could not run an installation made here, and why."""


def install(project: Path, target: Path) -> Path:
    """Install the course and what its lock names into `target`, deploy/ included; its Python. Raises NotReadable."""
    before = os.umask(0o022)
    try:
        run(readable_python(), "-m", "venv", "--without-pip", target)
        python = target / "bin" / "python"
        link_packages(Path(sys.prefix), target)
        simplify(target / "lib" / VERSION / "site-packages" / "soupsieve" / "css_parser.py")
        wheels = target / "wheels"
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, project)
        pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
        run(*pip, "install", "--quiet", "--no-deps", "--no-index", *wheels.glob("*.whl"))
        shutil.copytree(project / "deploy", target / "deploy", ignore=shutil.ignore_patterns("node_modules"))
    finally:
        os.umask(before)
    if not anybody_runs(python, "import course_lib, jupyterhub"):
        raise NotReadable(f"other accounts can't read {target}: set TMPDIR to a folder that everybody may enter")
    return python


def link_packages(source: Path, target: Path) -> None:
    """Give one environment the packages and commands of another, without this project's editable copy."""
    packages = Path("lib") / VERSION / "site-packages"
    ours = shutil.ignore_patterns("*empathy_in_practice*", "empathy-in-practice")  # bytecode stays: pip makes it, too
    for folder in (packages, Path("share"), Path("etc")):
        shutil.copytree(source / folder, target / folder, copy_function=link, ignore=ours, dirs_exist_ok=True)
    for script in (source / "bin").iterdir():
        first, _, rest = script.read_bytes().partition(b"\n")
        if first.startswith(b"#!") and b"python" in first:
            command = target / "bin" / script.name
            command.write_bytes(f"#!{target}/bin/python\n".encode() + rest)
            command.chmod(0o755)


def simplify(selectors: Path) -> None:
    """Let a Python of before 3.11.5, which misreads `*+` in a pattern, read selectors that are linked for a newer one.

    The lock gives such a Python an older soupsieve. Without either, formgrader shows no submission.
    """
    text = re.sub(r"(?<=[*+?}])\+(?!=)", "", selectors.read_text("utf-8"))
    selectors.unlink()  # it may be one file with the one that runs the tests
    selectors.write_text(text, "utf-8")


def readable_python() -> str:
    """A Python of the running version that anybody may run; one below root's home, say, is for root alone."""
    running = getattr(sys, "_base_executable", sys.executable)
    for python in (running, f"/usr/local/bin/{VERSION}", f"/usr/bin/{VERSION}"):
        if anybody_runs(python, "import venv"):
            return python
    raise NotReadable(f"students' accounts can't run this Python, and there is no {VERSION} for everybody in /usr")


def anybody_runs(python: str | Path, code: str) -> bool:
    """Whether an account without any rights can run this code."""
    try:
        nobody = pwd.getpwnam("nobody")
        ran = subprocess.run(
            [python, "-c", code], cwd="/", user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[], capture_output=True
        )
    except (KeyError, OSError):
        return False
    return ran.returncode == 0


def link(source: str, target: str) -> None:
    """Copy a file, without its bytes where the file system allows it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def run(*command: str | Path) -> None:
    """Run a command that must succeed; what it said is shown only if it doesn't."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}\n{done.stderr}"
