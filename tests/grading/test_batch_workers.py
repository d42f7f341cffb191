"""What a task does to its process, it does to no other task; and what a batch writes for itself is whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from course_lib.content.diagnostics import ContentError
from course_lib.grading.batch import backup, folder, ledger, telling
from course_lib.grading.batch.workers import Failed, each

TASKS = [str(number) for number in range(12)]


def work(task: str) -> str:
    """Some tasks end their process in one way or another."""
    match task:
        case "2":
            os.kill(os.getpid(), signal.SIGKILL)
        case "5":
            os._exit(0)
        case "7":
            time.sleep(60)
        case "9":
            raise ValueError("no folder at all")
        case "10":
            raise RecursionError
    return task * 2


def test_a_task_that_ends_its_process_hangs_or_fails_is_told_and_all_others_are_done() -> None:
    done = dict(each(TASKS, work, workers=2, seconds=1.0))

    assert {task: result for task, result in done.items() if not isinstance(result, Failed)} == {
        task: task * 2 for task in TASKS if task not in ("2", "5", "7", "9", "10")
    }
    assert {task: result.why for task, result in done.items() if isinstance(result, Failed)} == {
        "2": "the process that marked it ended; it may have used too much memory",
        "5": "the process that marked it ended; it may have used too much memory",
        "7": "marking it took more than 1 seconds",
        "9": "no folder at all",
        "10": "RecursionError",
    }


def test_a_run_that_is_given_up_leaves_no_worker_behind() -> None:
    running = each(TASKS, lambda task: str(os.getpid()), workers=2, seconds=5.0)
    _, process = next(running)
    running.close()  # type: ignore[attr-defined]

    with pytest.raises(ProcessLookupError):
        os.kill(int(str(process)), 0)


def told(_: str) -> str:
    """The number of the process, after long enough for the others to have begun."""
    time.sleep(0.2)
    return str(os.getpid())


def test_workers_end_by_themselves_when_the_one_that_writes_is_killed() -> None:
    # given a process with three workers, each of which has told its number
    hear, tell = os.pipe()
    if (writer := os.fork()) == 0:
        os.close(hear)
        for done, (_, process) in enumerate(each(TASKS, told, workers=3, seconds=5.0), 1):
            os.write(tell, f"{process}\n".encode())
            if done == 6:
                time.sleep(60)
    os.close(tell)
    with os.fdopen(hear, "rb") as heard:
        first = [heard.readline() for _ in range(6)]

        # when that process is killed
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)

        # then nobody is left who could hold the way to it open
        assert len(set(first)) >= 2
        assert heard.read() == b""


def test_a_ledger_passes_over_a_torn_line_and_goes_on_after_it(tmp_path: Path) -> None:
    file = tmp_path / "notes" / "marked.jsonl"
    ledger.append(file, [{"student": "ada", "n": 1}, {"student": "mo", "n": 1}])
    with file.open("ab") as opened:
        opened.write(b'{"student": "ada", "n"')

    ledger.append(file, [{"student": "mo", "n": 2}])

    assert ledger.last(file, "student") == {"ada": {"student": "ada", "n": 1}, "mo": {"student": "mo", "n": 2}}
    assert file.stat().st_mode & 0o777 == 0o600
    ledger.append(file, [{"student": "mo", "n": number} for number in range(3, 9)])
    ledger.compact(file, "student")
    assert ledger.read(file) == [{"student": "ada", "n": 1}, {"student": "mo", "n": 8}]
    assert ledger.read(tmp_path / "nothing") == []


def test_the_newest_ten_copies_of_a_gradebook_are_kept_and_each_is_whole(tmp_path: Path) -> None:
    book, folder = tmp_path / "gradebook.db", tmp_path / "backups"
    with sqlite3.connect(book) as there:
        there.execute("CREATE TABLE marks (points)")
    start = datetime(2026, 11, 1, tzinfo=UTC)
    for day in range(13):
        with sqlite3.connect(book) as there:
            there.execute("INSERT INTO marks VALUES (?)", (day,))
        last = backup.keep(book, folder, start + timedelta(days=day))

    assert len(list(folder.iterdir())) == 10
    assert last.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(last) as copy:
        assert copy.execute("SELECT count(*) FROM marks").fetchone() == (13,)
    with pytest.raises(ContentError, match="no copy of the gradebook could be made"):
        backup.keep(tmp_path / "gone.db", folder, start)


def test_a_copied_folder_follows_no_link_and_waits_for_no_pipe(tmp_path: Path) -> None:
    source, theirs = tmp_path / "source", tmp_path / "theirs.txt"
    (source / "deep").mkdir(parents=True)
    theirs.write_text("somebody else's")
    (source / "deep" / "mine.txt").write_text("mine")
    (source / "deep" / "long.txt").write_bytes(long := os.urandom(200_000))
    (source / "link.txt").symlink_to(theirs)
    (source / "deep" / "away").symlink_to(tmp_path)
    os.mkfifo(source / "pipe")

    folder.fill(tmp_path / "beside", source, (), {"made.txt": b"made"}, 0o644, shared=False)

    found = {str(file.relative_to(tmp_path / "beside")) for file in (tmp_path / "beside").rglob("*") if file.is_file()}
    assert found == {"deep/mine.txt", "deep/long.txt", "made.txt"}
    assert (tmp_path / "beside" / "deep" / "long.txt").read_bytes() == long
    assert (tmp_path / "beside" / "made.txt").read_bytes() == b"made"
    before = folder.digest(source)
    (source / "deep" / "mine.txt").write_text("miné")
    assert folder.digest(source) != before


def test_a_folder_of_very_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_FILES", 3)
    for number in range(4):
        (tmp_path / str(number)).touch()

    with pytest.raises(ValueError, match="more than 3 files"):
        folder.digest(tmp_path)


@pytest.mark.parametrize(
    ("done", "seconds", "says"),
    [
        (0, 0.0, "0 of 1,000"),
        (250, 10.0, "250 of 1,000, about 30 s left"),
        (999, 1.0, "999 of 1,000, about 1 s left"),
        (10, 10.0, "10 of 1,000, about 16 minutes left"),
        (1000, 40.0, "1,000 of 1,000"),
    ],
)
def test_the_time_left_is_told_in_words(done: int, seconds: float, says: str) -> None:
    assert telling.so_far(done, 1000, seconds) == says


def test_many_names_are_cut_and_strange_ones_written_out() -> None:
    names = [f"s{number:02}" for number in range(20)] + ["\x1b[2Jeve"]

    assert telling.waiting({"a-reply": names})[1].endswith("s11 and 9 more")
    assert telling.grouped("Left out:", {"\x1b[2Jeve": "no text"}) == ["Left out:", "  '\\x1b[2Jeve': no text"]
    assert telling.grouped("Left out:", {}) == []
