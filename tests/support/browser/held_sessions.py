"""A record in which sessions with clients have been held."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models import Client
from tests.support.events import keep


def hold(record: Record, name: str, landings: Sequence[str], *, end: bool = True) -> None:
    """A session with a client in which replies landed like this."""
    version = Content(paths.data()).one(Client, name).version()
    keep(record, name, "begin", {"seed": "7-7", "feedback": "each"}, version=version)
    for at, lands in enumerate(landings):
        keep(record, name, "turn", {"at": at, "said": "Something.", "lands": lands}, version=version)
    if end:
        keep(record, name, "end", {}, version=version)


def held_before(record: Record) -> None:
    """A poor session with Walter, and a better one."""
    hold(record, "the-second-cup", ["advises", "smooths-over", "stays-close"])
    hold(record, "the-second-cup", ["explores", "understands", "explores", "understands"])
