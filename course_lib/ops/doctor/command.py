"""`empathy doctor`: looks an installation over, tries what a curious student would try, and tells what to do.

Changes nothing. Run by root on a hub, it looks at everything; else at what concerns any installation.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from course_lib.ops.doctor import clock, disk, machine, versions
from course_lib.ops.doctor.finding import Finding
from course_lib.ops.hub import site


def doctor() -> int:
    """Tell section by section what is wrong; 1 where something is. Raises ContentError for settings without sense."""
    sections = [*_everywhere()]
    if os.name == "posix" and os.geteuid() == 0 and site.file().exists():
        from course_lib.ops.doctor import on_hub

        sections += on_hub.sections(site.read())
    else:
        print("On a hub with its settings, run this as root: it then tries what other accounts could do.")
    wrong = 0
    for title, findings in sections:
        found = list(findings)
        wrong += len(found)
        print(f"{'to mend' if found else 'well':<8} {title}")
        for finding in found:
            print(f"  - {finding}")
    print(f"{wrong} to mend." if wrong else "Nothing to mend.")
    return int(wrong > 0)


def _everywhere() -> Iterator[tuple[str, Iterable[Finding]]]:
    yield "versions without published holes", versions.check(machine.installed(versions.PACKAGES))
    yield "clock and time zones", clock.check(machine.clock())
    yield "room for your files", disk.check(machine.rooms([Path.home()]))
