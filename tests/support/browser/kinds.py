"""Every kind of activity that a lesson shows, with its walk. A new kind gets its row here."""

from __future__ import annotations

from tests.support.browser.walks.attend import ATTEND
from tests.support.browser.walks.chart import CHART
from tests.support.browser.walks.claim import CLAIM
from tests.support.browser.walks.closing import CLOSING
from tests.support.browser.walks.code import CODE
from tests.support.browser.walks.cue import CUE
from tests.support.browser.walks.drill import DRILL
from tests.support.browser.walks.face import FACE
from tests.support.browser.walks.feeling import FEELING
from tests.support.browser.walks.form import FORM
from tests.support.browser.walks.home import HOME
from tests.support.browser.walks.kept import KEPT
from tests.support.browser.walks.order import ORDER
from tests.support.browser.walks.pool import POOL
from tests.support.browser.walks.portfolio import PORTFOLIO
from tests.support.browser.walks.progress import PROGRESS
from tests.support.browser.walks.quiz import QUIZ
from tests.support.browser.walks.rate import RATE
from tests.support.browser.walks.reflect import REFLECT
from tests.support.browser.walks.respond import RESPOND
from tests.support.browser.walks.review import REVIEW
from tests.support.browser.walks.rewrite import REWRITE
from tests.support.browser.walks.room import ROOM
from tests.support.browser.walks.safety import SAFETY
from tests.support.browser.walks.sort import SORT
from tests.support.browser.walks.talk import TALK
from tests.support.browser.walks.test import TEST
from tests.support.browser.walks.walk import Walk
from tests.support.browser.walks.work import WORK

WALKS: dict[str, Walk] = {
    "safety": SAFETY,
    "quiz": QUIZ,
    "claim": CLAIM,
    "code": CODE,
    "sort": SORT,
    "order": ORDER,
    "rate": RATE,
    "work": WORK,
    "face": FACE,
    "cue": CUE,
    "chart": CHART,
    "pool": POOL,
    "respond": RESPOND,
    "rewrite": REWRITE,
    "feeling": FEELING,
    "drill": DRILL,
    "talk": TALK,
    "form": FORM,
    "test": TEST,
    "reflect": REFLECT,
    "attend": ATTEND,
    "home": HOME,
    "closing": CLOSING,
    "review": REVIEW,
    "progress": PROGRESS,
    "room": ROOM,
    "portfolio": PORTFOLIO,
    "kept": KEPT,
}
