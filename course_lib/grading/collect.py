"""Collecting submissions, without the links in them.

nbgrader copies what a link leads to, and it copies with the instructor's rights: a learner could hand in a link to
somebody else's answers.
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect


class CollectWithoutLinks(ExchangeCollect):  # type: ignore[misc]
    """nbgrader's own collecting, but a submission that holds a link is left where it is, and said so."""

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        links = [path for path in (Path(src), *Path(src).rglob("*")) if path.is_symlink()]
        if links:
            says = "NOT collected: %s holds a link (%s). Ask the learner to hand in the files themselves."
            self.log.error(says, src, links[0].name)
            return
        super().do_copy(src, dest)
