"""A hub that is killed while a student works: they go on, and the hub that is started in its place finds them again."""

import grp
import pwd
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hub.conftest import PROXY
from tests.support.hub.accounts import Account, end
from tests.support.hub.running import Hub, answers, running, runs, start
from tests.support.hub.visit import Visit

LESSON = "05-active-listening.ipynb"


@pytest.mark.parametrize("preloaded", [False, True], ids=["ordinary", "forked"])
def test_answers_are_saved_without_a_hub_and_the_next_hub_finds_the_server(
    installation: Path, make_account: Callable[[], Account], place: Path, preloaded: bool
) -> None:
    student, here = make_account(), place / f"killed-{preloaded}"
    here.mkdir()
    group = grp.getgrgid(pwd.getpwnam(student.name).pw_gid).gr_name
    with running(installation, here, group=group, proxy=PROXY, own=False, preloaded=preloaded) as hub:
        # given a student whose lesson is open, and who has answered
        visit = Visit(hub.url, student)
        visit.log_in()
        visit.open_lesson(LESSON)
        visit.answer()
        running_before, kept = {one.pid for one in student.processes()}, lines(student)

        # when the hub dies as it stands
        hub.process.send_signal(signal.SIGKILL)
        hub.process.wait(timeout=10)

        # then what they answer is saved
        visit.answer()
        assert lines(student) == kept + 1

        # when a hub is started in its place
        with started_again(hub):
            # then it knows their server, which is the same, and so is all that they answered
            visit.open_lesson(LESSON)
            visit.answer()
            assert lines(student) == kept + 2
            assert running_before <= {one.pid for one in student.processes()}
            assert visit.http.get(f"{hub.url}/hub/home", timeout=60).ok
    end(student.processes())


@contextmanager
def started_again(hub: Hub) -> Iterator[None]:
    """A hub of the same settings, until it is of no more use."""
    again = replace(hub, process=start(hub.installation, hub.site))
    try:
        up = answers(f"{hub.inner}/hub/health", again.process) and runs(again)
        assert up, hub.log.read_text(errors="replace")
        yield
    finally:
        end([again.process, *again.process.children(recursive=True)])


def lines(student: Account) -> int:
    """How many events are in a student's record."""
    kept = (student.home / ".local/share/empathy-in-practice/answers").glob("*.jsonl")
    return sum(len(file.read_bytes().splitlines()) for file in kept)
