"""What a curious student tries at the exchange service, with the token of their server and with others'; and its death.

Each attempt is made at the real service below a real hub. What two honest learners have handed in and were given is
looked at before and after.
"""

from __future__ import annotations

import io
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from course_lib.ops.exchange_service import archive
from course_lib.ops.exchange_service.handlers import MOST_AT_ONCE
from tests.support.hub import harmful
from tests.support.hub.over_service import COURSE, Answer, ExchangeClass

RELEASED = "curious-example"
WORK = {f"{RELEASED}.ipynb": b"{}", "answers/a.jsonl": b'{"text": "a private thought"}\n'}
PAGE = "0" * 32 + ".html"


@dataclass(frozen=True)
class Standing:
    """The class, after Ana and Ines have each handed in and been given a page: what is to be the same afterwards."""

    room: ExchangeClass
    theirs: list[str]

    def ben(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """What the service answers Ben."""
        token = self.room.hub.tokens[self.room.ben.name]
        return self.room.hub.service(method, f"{COURSE}/{path}", token, body, **headers)

    def look(self) -> dict[str, bytes]:
        """All that the service keeps of others, by path."""
        kept = self.room.hub.folder
        mine = f"{self.room.ben.name}+"
        files = {file.relative_to(kept).as_posix(): file for file in kept.rglob("*") if file.is_file()}
        coming = ".coming/"  # what is on its way; a request’s is removed a moment after it was answered
        return {
            path: file.read_bytes() for path, file in files.items() if not re.search(f"inbound/{mine}|{coming}", path)
        }


@pytest.fixture(scope="module")
def standing(exchange_class: ExchangeClass) -> Standing:
    room, work = exchange_class, archive.packed(WORK)
    released = archive.packed({f"{RELEASED}.ipynb": b"{}"})
    assert room.hub.service("PUT", f"{COURSE}/outbound/{RELEASED}?again=yes", room.ines_token, released).status == 200
    theirs = []
    for name, token in ((room.ana.name, room.hub.tokens[room.ana.name]), (room.ines.name, room.ines_token)):
        handed = room.hub.service("POST", f"{COURSE}/inbound/{RELEASED}", token, work)
        theirs.append(handed["name"])
        given = archive.packed({PAGE: f"for {name}".encode()})
        assert room.hub.service("PUT", f"{COURSE}/feedback/{name}", room.ines_token, given).status == 200
    return Standing(room, theirs)


@pytest.fixture
def unharmed(standing: Standing) -> Iterator[Standing]:
    """What others have is the same afterwards, and nothing is left that is not whole."""
    before = standing.look()
    yield standing
    assert standing.look() == before


def test_what_is_others_is_refused_in_words(unharmed: Standing) -> None:
    ana, [hers, ines] = unharmed.room.ana.name, unharmed.theirs
    page = archive.packed({PAGE: b"forged"})
    release = archive.packed({f"{RELEASED}.ipynb": b"forged"})

    tried = {
        "read Ana's submission": unharmed.ben("GET", f"inbound/{hers}".replace(" ", "%20")),
        "read the instructor's": unharmed.ben("GET", f"inbound/{ines}".replace(" ", "%20")),
        "read it by a detour": unharmed.ben("GET", f"inbound/..%2Finbound%2F{hers}.tar".replace(" ", "%20")),
        "read Ana's feedback": unharmed.ben("GET", f"feedback/{ana}"),
        "read Ana's page": unharmed.ben("GET", f"feedback/{ana}%2F{PAGE}"),
        "read the passwords": unharmed.ben("GET", "outbound/..%2F..%2F..%2F..%2Fetc%2Fpasswd"),
        "read another course": unharmed.room.hub.service(
            "GET", "..%2F/outbound", unharmed.room.hub.tokens[unharmed.room.ben.name]
        ),
        "release": unharmed.ben("PUT", "outbound/mine", release),
        "release in another's place": unharmed.ben("PUT", f"outbound/{RELEASED}?again=yes", release),
        "give feedback to Ana": unharmed.ben("PUT", f"feedback/{ana}", page),
        "give feedback to himself": unharmed.ben("PUT", f"feedback/{unharmed.room.ben.name}", page),
        "hand in what there isn't": unharmed.ben("POST", "inbound/nothing", archive.packed(WORK)),
        "hand in elsewhere": unharmed.ben("POST", "inbound/..%2Foutbound%2Fx", archive.packed(WORK)),
        "hand in by Ana's name": unharmed.ben("POST", f"inbound/{hers}".replace(" ", "%20"), archive.packed(WORK)),
        "remove": unharmed.ben("DELETE", f"inbound/{hers}".replace(" ", "%20")),
    }

    assert {name: answer.status for name, answer in tried.items() if answer.status not in (403, 404, 405)} == {}
    assert all(answer.says and b"Traceback" not in answer.body for answer in tried.values())
    assert tried["release"].says == "Only the instructor of this course may do this."


def test_he_hands_in_as_himself_whatever_name_he_sends(unharmed: Standing) -> None:
    ana, ben = unharmed.room.ana.name, unharmed.room.ben.name
    forged = WORK | {"student.txt": ana.encode(), "timestamp.txt": b"2020-01-01 00:00:00.000000 UTC"}

    handed = unharmed.ben(
        "POST", f"inbound/{RELEASED}?user={ana}&learner={ana}", archive.packed(forged), **{"X-Forwarded-User": ana}
    )

    assert handed["name"].split("+")[:2] == [ben, RELEASED]
    listed = unharmed.ben("GET", "inbound")["names"]
    assert handed["name"] in listed
    assert {name.split("+")[0] for name in listed} == {ben}
    assert PAGE not in archive.unpacked(io.BytesIO(unharmed.ben("GET", "feedback").body))


def test_an_archive_that_would_do_harm_is_refused(unharmed: Standing) -> None:
    tried = {
        name: unharmed.ben("POST", f"inbound/{RELEASED}", body)
        for name, body in harmful.archives(f"{RELEASED}.ipynb").items()
    }

    assert {name: answer.status for name, answer in tried.items()} == {
        "up": 403, "at the root": 403, "a link": 403, "a hard link": 403, "a device": 403, "a pipe": 403,
        "a folder": 403, "says a tebibyte": 413, "many files": 413, "large together": 413, "no archive": 403,
        "nothing": 403, "no work": 403,
    }  # fmt: skip
    assert unharmed.room.hub.process
    assert unharmed.room.hub.process.memory_info().rss < 400_000_000


def test_more_than_any_archive_may_have_is_not_even_taken(unharmed: Standing) -> None:
    parts = urlsplit(unharmed.room.hub.url)
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=60) as there:
        there.sendall(head(unharmed, archive.LARGEST_ARCHIVE + 1))
        assert there.recv(100).startswith(b"HTTP/1.1 400 ")
    assert unharmed.ben("GET", "outbound").status == 200


def test_who_sends_more_at_once_than_may_be_is_told_and_others_are_not_held_up(unharmed: Standing) -> None:
    room, parts, work = unharmed.room, urlsplit(unharmed.room.hub.url), archive.packed(WORK)
    begun, deadline = 0, time.monotonic() + 60
    with ExitStack() as stack:
        while (answer := unharmed.ben("POST", f"inbound/{RELEASED}", b"no archive")).status == 403:
            assert time.monotonic() < deadline
            there = socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=60)
            stack.enter_context(there).sendall(head(unharmed, len(work)) + work[:100])
            begun += 1
        assert begun >= MOST_AT_ONCE
        assert answer.status == 413
        assert answer.says == "3 archives of yours are on their way. Wait until they have come."
        assert room.hub.service("GET", f"{COURSE}/inbound", room.hub.tokens[room.ana.name]).status == 200

    deadline = time.monotonic() + 60
    while unharmed.ben("POST", f"inbound/{RELEASED}", b"no archive").status == 413:
        assert time.monotonic() < deadline


def test_without_a_token_that_holds_nothing_is_told(unharmed: Standing) -> None:
    hub, room = unharmed.room.hub, unharmed.room
    expired = hub.token_of(room.ana.name, expires_in=1)
    taken_back = hub.hub_says("POST", f"users/{room.ana.name}/tokens")
    assert hub.service("GET", f"{COURSE}/inbound", taken_back["token"]).status == 200
    hub.hub_says("DELETE", f"users/{room.ana.name}/tokens/{taken_back['id']}")
    narrow = hub.token_of(room.ana.name, scopes=["read:users:name!user"])
    deadline = time.monotonic() + 20
    while hub.service("GET", f"{COURSE}/inbound", expired).status == 200 and time.monotonic() < deadline:
        time.sleep(0.2)

    sent = {
        "none": "",
        "made up": "0" * 64,
        "expired": expired,
        "taken back": taken_back["token"],
        "for something else": narrow,
        "of a service": hub.token,
        "of somebody outside the class": room.eva_token,
    }
    for path in ("outbound", "inbound", "feedback", "nothing/there/is"):
        found = {name: hub.service("GET", f"{COURSE}/{path}", token).status for name, token in sent.items()}
        assert found == dict.fromkeys(sent, 403), path
    handed = [
        hub.service("POST", f"{COURSE}/inbound/{RELEASED}", token, archive.packed(WORK)) for token in sent.values()
    ]
    assert {answer.status for answer in handed} == {403}


def test_a_service_that_is_killed_while_something_comes_keeps_nothing_half(unharmed: Standing) -> None:
    # given: what was acknowledged, and the first bytes of the next
    hub, coming = unharmed.room.hub, unharmed.room.hub.folder / ".coming"
    kept = unharmed.ben("POST", f"inbound/{RELEASED}", archive.packed(WORK))["name"]
    before = unharmed.ben("GET", "inbound")["names"]
    body = archive.packed(WORK | {"more.ipynb": bytes(1_000_000)})
    parts = urlsplit(hub.url)
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=60) as there:
        there.sendall(head(unharmed, len(body)) + body[:500_000])
        deadline = time.monotonic() + 60
        while not any(file.stat().st_size for file in coming.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert [file for file in coming.iterdir() if file.stat().st_size]

        # when: the service is killed, and started anew
        hub.kill()
        hub.start()

    # then: what was acknowledged is there, nothing is half, and the next one works
    assert kept in before
    assert unharmed.ben("GET", "inbound")["names"] == before
    assert list(coming.iterdir()) == []
    again = unharmed.ben("POST", f"inbound/{RELEASED}", archive.packed(WORK))["name"]
    assert unharmed.ben("GET", "inbound")["names"] == sorted([*before, again])


def test_nothing_that_a_learner_wrote_is_in_the_log(unharmed: Standing) -> None:
    word = "a-private-word"
    parts = urlsplit(unharmed.room.hub.url)
    unharmed.ben("GET", f"outbound/{word}")
    unharmed.ben("GET", f"{word}?{word}={word}", None, **{"X-Word": word, "User-Agent": word})
    unharmed.ben("POST", f"inbound/{RELEASED}", archive.packed({f"{word}.txt": word.encode()}))
    unharmed.ben("POST", f"inbound/{RELEASED}", word.encode())
    for line in (word.encode() + b"\r\n\r\n", b"GET / HTTP/1.1\r\n" + word.encode() + b"\r\n\r\n"):
        with socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=60) as there:
            there.sendall(line)
            there.recv(100)
    assert unharmed.ben("GET", "inbound").status == 200

    log = unharmed.room.hub.log.read_text(errors="replace")
    assert word not in log
    assert f"200 GET Inbound by {unharmed.room.ben.name}" in log


def head(standing: Standing, length: int) -> bytes:
    """The beginning of a request of Ben's to hand in so many bytes."""
    token = standing.room.hub.tokens[standing.room.ben.name]
    return (
        f"POST /services/exchange/{COURSE}/inbound/{RELEASED} HTTP/1.1\r\nHost: exchange\r\n"
        f"Authorization: token {token}\r\nContent-Length: {length}\r\n\r\n"
    ).encode()
