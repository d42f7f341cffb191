"""The exchange over HTTP: who asks, what may they, and what does the store say. Nothing is decided here twice.

    GET  COURSE/outbound                  names of what is released         a member
    GET  COURSE/outbound/ASSIGNMENT       an archive                        a member
    PUT  COURSE/outbound/ASSIGNMENT       ?again=yes to replace             the instructor
    POST COURSE/inbound/ASSIGNMENT        hand in, for oneself              a member
    GET  COURSE/inbound                   names: one's own, or all          a member; the instructor
    GET  COURSE/inbound/SUBMISSION        an archive: one's own, or any     a member; the instructor
    GET  COURSE/feedback                  an archive of one's own pages     a member
    PUT  COURSE/feedback/LEARNER          give back                         the instructor

Nothing that a learner wrote gets into the log: no address that was asked for, no name of a file, no words of an error.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from tornado.web import Application, HTTPError, RequestHandler, stream_request_body

from course_lib.ops.exchange_service import names
from course_lib.ops.exchange_service.members import HubAway, Members, Person, Unknown
from course_lib.ops.exchange_service.refused import AlreadyThere, NoRoom, NotThere, Refused, TooMuch
from course_lib.ops.exchange_service.store import Store

LOG = logging.getLogger("empathy.exchange")
#: What each sort of refusal is called in HTTP; what is more particular stands first.
STATUS = {
    Unknown: HTTPStatus.FORBIDDEN,
    HubAway: HTTPStatus.SERVICE_UNAVAILABLE,
    NotThere: HTTPStatus.NOT_FOUND,
    TooMuch: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    AlreadyThere: HTTPStatus.CONFLICT,
    NoRoom: HTTPStatus.INSUFFICIENT_STORAGE,
}
#: Archives of one person that may be on their way at once.
MOST_AT_ONCE = 3
Result = TypeVar("Result")


class Asked(RequestHandler):
    """A request whose sender the hub knows."""

    #: Nobody, until the hub has said who it is.
    person = Person("", teaches=False)

    def initialize(self, store: Store, members: Members, alone: Executor, coming: Counter[str]) -> None:
        self._store, self._members, self._alone, self._under_way = store, members, alone, coming

    async def prepare(self) -> None:
        self.person = await self._members.who(self.request.headers.get("Authorization", ""))

    async def kept(self, call: Callable[..., Result], *about: Any, **more: Any) -> Result:
        """Have the store do something: after what others asked for, and while others are heard."""
        return await asyncio.get_running_loop().run_in_executor(self._alone, lambda: call(*about, **more))

    def set_default_headers(self) -> None:
        self.set_header("Server", "exchange")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")

    async def send(self, archive: Path | bytes) -> None:
        """Answer with an archive."""
        self.set_header("Content-Type", "application/x-tar")
        self.finish(archive if isinstance(archive, bytes) else await self.kept(archive.read_bytes))

    def write_error(self, status_code: int, **about: Any) -> None:
        problem = about.get("exc_info", (None, None))[1]
        says = str(problem) if isinstance(problem, Refused) else ""
        if isinstance(problem, Refused):
            found = next((status for kind, status in STATUS.items() if isinstance(problem, kind)), HTTPStatus.FORBIDDEN)
            self.set_status(found)
        self.finish({"says": says or "The exchange could not do this. Please tell your instructor."})

    def log_exception(self, kind: Any, problem: Any, trace: Any) -> None:
        """Name the kind and the place of a mistake of ours; its words may be a learner's."""
        if isinstance(problem, Refused | HTTPError):
            return
        while trace.tb_next:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        LOG.error("%s in %s", kind.__name__, place)


@stream_request_body
class Brought(Asked):
    """A request that brings an archive, which goes to the disk as it comes. What is put is the instructor's."""

    _came: Path | None = None
    _file: BinaryIO | None = None
    _trouble: OSError | None = None
    _gone = False

    async def prepare(self) -> None:
        await super().prepare()
        if self.request.method == "PUT" and not self.person.teaches:
            raise Refused("Only the instructor of this course may do this.")
        if self.request.method in ("PUT", "POST") and not self._gone:
            if self._under_way[self.person.name] >= MOST_AT_ONCE:
                raise TooMuch(f"{MOST_AT_ONCE} archives of yours are on their way. Wait until they have come.")
            self._came = self._store.begin()
            self._under_way[self.person.name] += 1
            self._file = self._came.open("wb")

    def data_received(self, chunk: bytes) -> None:
        if self._file and not self._trouble:
            try:
                self._file.write(chunk)
            except OSError as problem:
                self._trouble = problem

    @property
    def came(self) -> Path:
        """The whole of what was brought. Raises NoRoom where it couldn't be written."""
        try:
            if self._file:
                self._file.close()
        except OSError as problem:
            self._trouble = problem
        if self._trouble or not self._came:
            raise NoRoom("The exchange has no room left. Nothing was kept; please tell your instructor.")
        return self._came

    def on_finish(self) -> None:
        self._clear()

    def on_connection_close(self) -> None:
        super().on_connection_close()
        self._gone = True
        self._clear()

    def _clear(self) -> None:
        """Forget what came; what was kept of it lies elsewhere."""
        came, self._came = self._came, None
        if came:
            self._under_way[self.person.name] -= 1
            if self._file:
                with suppress(OSError):
                    self._file.close()
            came.unlink(missing_ok=True)


class Outbound(Asked):
    """What is released."""

    async def get(self, course: str) -> None:
        self.finish({"names": await self.kept(self._store.released, course)})


class OneOutbound(Brought):
    """One assignment."""

    async def get(self, course: str, assignment: str) -> None:
        await self.send(await self.kept(self._store.release_of, course, assignment))

    async def put(self, course: str, assignment: str) -> None:
        again = self.get_query_argument("again", "") == "yes"
        await self.kept(self._store.release, course, assignment, self.came, again=again)
        self.finish({})


class Inbound(Asked):
    """What was handed in: one's own, or to the instructor all of it."""

    async def get(self, course: str) -> None:
        whose = "" if self.person.teaches else self.person.name
        self.finish({"names": await self.kept(self._store.handed_in, course, whose)})


class OneInbound(Brought):
    """One submission; to hand in, it is named by its assignment."""

    async def get(self, course: str, name: str) -> None:
        if not self.person.teaches and names.of_submission(name)[0] != self.person.name:
            raise NotThere("There is no such submission.")
        await self.send(await self.kept(self._store.submission, course, name))

    async def post(self, course: str, assignment: str) -> None:
        given = await self.kept(self._store.hand_in, course, assignment, self.person.name, self.came, datetime.now(UTC))
        self.finish({"name": given.name, "timestamp": given.timestamp, "secret": given.secret})


class Feedback(Asked):
    """One's own pages."""

    async def get(self, course: str) -> None:
        await self.send(await self.kept(self._store.given, course, self.person.name))


class OneFeedback(Brought):
    """The pages of one learner, to be given."""

    async def put(self, course: str, learner: str) -> None:
        await self.kept(self._store.give, course, learner, self.came)
        self.finish({})


class Elsewhere(Asked):
    """What there isn't, to whoever is known."""

    async def prepare(self) -> None:
        await super().prepare()
        raise NotThere("There is nothing here.")


def application(prefix: str, store: Store, members: Members, alone: Executor) -> Application:
    """The service below `prefix`. `alone`: one thread, in which all that the store does is done."""
    about = {"store": store, "members": members, "alone": alone, "coming": Counter[str]()}
    name = "([^/]+)"
    rows: list[tuple[str, type[Asked]]] = [
        (f"{name}/outbound", Outbound),
        (f"{name}/outbound/{name}", OneOutbound),
        (f"{name}/inbound", Inbound),
        (f"{name}/inbound/{name}", OneInbound),
        (f"{name}/feedback", Feedback),
        (f"{name}/feedback/{name}", OneFeedback),
    ]
    routes = [(f"{prefix}{path}", handler, about) for path, handler in rows]
    return Application(
        routes, default_handler_class=Elsewhere, default_handler_args=about, log_function=_log, autoreload=False
    )


def _log(handler: RequestHandler) -> None:
    """Who asked for what sort of thing, and what came of it."""
    name = getattr(handler, "person", Asked.person).name or "nobody"
    said = (handler.get_status(), handler.request.method, type(handler).__name__, name)
    LOG.info("%s %s %s by %s, %.0f ms", *said, 1000 * handler.request.request_time())
