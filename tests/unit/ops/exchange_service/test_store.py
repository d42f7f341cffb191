"""The exchange as folders: what is kept, for whom, within which limits, and that nothing in it is ever half."""

from __future__ import annotations

import errno
import io
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from course_lib.grading.collecting import choosing, naming
from course_lib.ops.exchange_service import archive, names
from course_lib.ops.exchange_service.refused import AlreadyThere, NoRoom, NotThere, Refused, TooMuch
from course_lib.ops.exchange_service.store import MOST_KEPT, Store

COURSE, NAME, NOW = "empathy", "listening", datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
RELEASED = {f"{NAME}.ipynb": b"a notebook", "items.json": b"{}"}
WORK = {f"{NAME}.ipynb": b"answered", "answers/a.jsonl": b"{}\n"}
PAGE = "0" * 32 + ".html"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An exchange with one assignment released."""
    made = Store(tmp_path / "exchange")
    made.release(COURSE, NAME, came(made, RELEASED), again=False)
    return made


def came(store: Store, files: dict[str, bytes]) -> Path:
    """What somebody sent, as the service has it."""
    place = store.begin()
    place.write_bytes(archive.packed(files))
    return place


def held(place: Path) -> dict[str, bytes]:
    return archive.unpacked(io.BytesIO(place.read_bytes()))


def hand_in(store: Store, learner: str = "mireille", files: dict[str, bytes] = WORK, now: datetime = NOW) -> str:
    return store.hand_in(COURSE, NAME, learner, came(store, files), now).name


def test_what_is_released_can_be_fetched(store: Store) -> None:
    assert store.released(COURSE) == [NAME]
    assert held(store.release_of(COURSE, NAME)) == RELEASED


def test_a_release_is_replaced_only_where_that_is_said(store: Store) -> None:
    later = RELEASED | {"items.json": b"[]"}

    with pytest.raises(AlreadyThere, match="handed out already"):
        store.release(COURSE, NAME, came(store, later), again=False)
    assert held(store.release_of(COURSE, NAME)) == RELEASED

    store.release(COURSE, NAME, came(store, later), again=True)
    assert held(store.release_of(COURSE, NAME)) == later


def test_a_release_without_a_notebook_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="no notebook"):
        store.release(COURSE, "other", came(store, {"items.json": b"{}"}), again=False)
    assert store.released(COURSE) == [NAME]


def test_what_is_handed_in_is_named_by_the_exchange(store: Store) -> None:
    here = NOW.astimezone(timezone(timedelta(hours=2)))
    given = store.hand_in(COURSE, NAME, "mireille", came(store, WORK), here)

    assert given.name.startswith(f"mireille+{NAME}+2026-12-01 09:30:00.000000 UTC+")
    read = naming.read(given.name, NAME, UTC)
    assert (read.learner, read.at) == ("mireille", NOW)
    kept = held(store.submission(COURSE, given.name))
    assert kept.pop("timestamp.txt").decode() == given.timestamp == read.written
    assert kept.pop("submission_secret.txt").decode() == given.secret
    assert kept == WORK


def test_a_time_and_a_secret_that_a_learner_sends_count_for_nothing(store: Store) -> None:
    forged = WORK | {"timestamp.txt": b"2020-01-01 00:00:00.000000 UTC", "submission_secret.txt": b"guessed"}

    kept = held(store.submission(COURSE, hand_in(store, files=forged)))

    assert kept["timestamp.txt"] == b"2026-12-01 09:30:00.000000 UTC"
    assert len(kept["submission_secret.txt"]) == 128


def test_all_that_was_handed_in_is_listed_by_learner(store: Store) -> None:
    hers = sorted([hand_in(store), hand_in(store, now=NOW + timedelta(seconds=1))])
    theirs = hand_in(store, "mireille-2")

    assert store.handed_in(COURSE, "mireille") == hers
    assert store.handed_in(COURSE, "mireille-2") == [theirs]
    assert store.handed_in(COURSE) == sorted([*hers, theirs])
    assert store.handed_in("another-course") == []


def test_what_was_never_released_can_not_be_handed_in(store: Store) -> None:
    with pytest.raises(NotThere, match="no assignment other here"):
        store.hand_in(COURSE, "other", "mireille", came(store, WORK), NOW)
    assert store.handed_in(COURSE) == []


def test_what_holds_no_work_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="neither a notebook nor answers"):
        hand_in(store, files={"picture.png": b""})
    assert store.handed_in(COURSE) == []


def test_so_many_submissions_are_kept_and_no_more(store: Store) -> None:
    for _ in range(MOST_KEPT):
        hand_in(store)

    with pytest.raises(TooMuch, match="50 times, and no more are kept"):
        hand_in(store)

    assert len(store.handed_in(COURSE, "mireille")) == MOST_KEPT == choosing.MOST_LOOKED_INTO
    hand_in(store, "noa")


def test_one_learner_takes_so_much_room_and_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course_lib.ops.exchange_service.store.MOST_ROOM", 25_000)
    hand_in(store)
    hand_in(store)

    with pytest.raises(TooMuch, match="more than 25,000 bytes"):
        hand_in(store)

    assert len(store.handed_in(COURSE, "mireille")) == 2
    hand_in(store, "noa")


@pytest.mark.parametrize("name", ["", "..", ".a", "a/b", "a+b", "a b", "a\n", "a" * 65, "ä", "a*"])
def test_a_name_that_could_lead_elsewhere_is_refused_everywhere(store: Store, name: str) -> None:
    archived = came(store, WORK)
    for attempt in (
        lambda: store.released(name),
        lambda: store.release_of(COURSE, name),
        lambda: store.release(COURSE, name, archived, again=True),
        lambda: store.hand_in(COURSE, NAME, name, archived, NOW),
        lambda: store.submission(COURSE, name),
        lambda: store.give(COURSE, name, archived),
        lambda: store.given(COURSE, name),
    ):
        with pytest.raises(Refused):
            attempt()


def test_a_learner_is_called_as_collecting_reads_it() -> None:
    assert names.LEARNER.pattern == naming.LEARNER.pattern
    assert names.learner("m.blanc@example.org") == "m.blanc@example.org"


@pytest.mark.parametrize("name", ["../outbound/listening", "mireille+listening", "a+b+2026-12-01 09:30:00 UTC+x"])
def test_what_is_no_name_of_a_submission_is_refused(store: Store, name: str) -> None:
    with pytest.raises(Refused):
        store.submission(COURSE, name)


def test_a_submission_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(NotThere):
        store.submission(COURSE, hand_in(store).replace("mireille", "noa"))


def test_pages_are_given_to_one_learner_and_stay_beside_each_other(store: Store) -> None:
    store.give(COURSE, "mireille", came(store, {PAGE: b"first"}))
    store.give(COURSE, "mireille", came(store, {"1" * 32 + ".html": b"second"}))
    store.give(COURSE, "mireille", came(store, {PAGE: b"mended"}))

    given = archive.unpacked(io.BytesIO(store.given(COURSE, "mireille")))
    assert given == {PAGE: b"mended", "1" * 32 + ".html": b"second"}
    assert archive.unpacked(io.BytesIO(store.given(COURSE, "noa"))) == {}


@pytest.mark.parametrize("files", [{}, {"page.html": b""}, {f"a/{PAGE}": b""}, {PAGE: b"", "more": b""}])
def test_what_is_no_page_is_not_given(store: Store, files: dict[str, bytes]) -> None:
    with pytest.raises(Refused, match="something else than pages"):
        store.give(COURSE, "mireille", came(store, files))
    assert archive.unpacked(io.BytesIO(store.given(COURSE, "mireille"))) == {}


def test_a_full_disk_leaves_what_was_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    first, brought = hand_in(store), came(store, WORK)
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(NoRoom, match="No space left on device"):
        store.hand_in(COURSE, NAME, "mireille", brought, NOW)
    with pytest.raises(NoRoom):
        store.release(COURSE, NAME, brought, again=True)

    assert store.handed_in(COURSE) == [first]
    assert held(store.release_of(COURSE, NAME)) == RELEASED
    assert list(brought.parent.iterdir()).count(brought) == 1


def test_it_is_on_disk_before_it_is_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file")
        sync(handle)

    def replaced(self: Path, to: Path) -> Path:
        done.append("rename")
        return replace(self, to)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)

    hand_in(store)

    # the file; the folder in which `inbound` was made; the file in its place; the folder that it is in
    assert done == ["file", "folder", "rename", "folder"]


def test_what_was_begun_is_gone_at_the_next_start(store: Store, tmp_path: Path) -> None:
    first, begun = hand_in(store), store.begin()
    begun.write_bytes(b"half")

    again = Store(tmp_path / "exchange")

    assert not begun.exists()
    assert again.handed_in(COURSE) == [first]


def test_it_is_closed_to_other_accounts(tmp_path: Path, store: Store) -> None:
    hand_in(store)

    folders = [place for place in (tmp_path / "exchange").rglob("*") if place.is_dir()] + [tmp_path / "exchange"]
    assert {place.stat().st_mode & 0o777 for place in folders} == {0o700}
    assert {place.stat().st_mode & 0o777 for place in (tmp_path / "exchange").rglob("*.tar")} == {0o600}
