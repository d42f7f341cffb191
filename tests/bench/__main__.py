"""`make bench`: the project's figures, beside its peers' where there are any, all measured in this run.

No figure decides a test; what this machine does else shows in them.
"""

from __future__ import annotations

import os

from tests.bench import (
    of_clients,
    of_coach,
    of_grading,
    of_hub,
    of_imports,
    of_pages,
    of_record,
    of_report,
    of_sandbox,
    of_talk,
)


def main() -> None:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"Empathy in Practice, measured on {os.cpu_count()} cores{load}")
    of_imports.measure()
    of_record.measure()
    of_coach.measure()
    of_clients.measure()
    of_pages.measure()
    of_talk.measure()
    of_sandbox.measure()
    of_grading.measure()
    of_report.measure()
    of_hub.measure()


if __name__ == "__main__":
    main()
