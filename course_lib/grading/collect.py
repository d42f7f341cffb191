"""Collecting submissions, each as a whole and without the links in them.

nbgrader copies what a link leads to, and it copies with the instructor's rights: a learner could hand in a link to
somebody else's answers. And it takes a folder that is there for collected, however little a killed run put into it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect


class CollectWithoutLinks(ExchangeCollect):  # type: ignore[misc]
    """nbgrader's own collecting, but a submission that holds a link is left where it is, and said so.

    All others come whole: each is copied beside its place and moved into it at the end.
    """

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        links = [path for path in (Path(src), *Path(src).rglob("*")) if path.is_symlink()]
        if links:
            says = "NOT collected: %s holds a link (%s). Ask the learner to hand in the files themselves."
            self.log.error(says, src, links[0].name)
            return
        beside = Path(dest).with_name(f".{Path(dest).name}.collecting")
        shutil.rmtree(beside, ignore_errors=True)
        super().do_copy(src, str(beside))
        beside.rename(dest)
