"""`make bench`: the project's figures, beside its peers' where there are any, all measured in this run.

`python -m tests.bench opening` measures that alone, and so with each part's name. No figure decides a test; what this
machine does else shows in them.
"""

from __future__ import annotations

import argparse
import os

from tests.bench import (
    of_clients,
    of_coach,
    of_grading,
    of_hub,
    of_imports,
    of_opening,
    of_pages,
    of_record,
    of_report,
    of_sandbox,
    of_talk,
)

#: In this order.
PARTS = {
    "imports": of_imports,
    "record": of_record,
    "coach": of_coach,
    "clients": of_clients,
    "opening": of_opening,
    "pages": of_pages,
    "talk": of_talk,
    "sandbox": of_sandbox,
    "grading": of_grading,
    "report": of_report,
    "hub": of_hub,
}


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench", description="Print the project's figures.")
    options.add_argument("part", nargs="*", help=f"of {', '.join(PARTS)}; without one, all")
    chosen = options.parse_args().part
    if unknown := [name for name in chosen if name not in PARTS]:
        options.error(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"Empathy in Practice, measured on {os.cpu_count()} cores{load}", flush=True)
    for name in chosen or PARTS:
        PARTS[name].measure()


if __name__ == "__main__":
    main()
