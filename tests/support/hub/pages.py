"""A student's way through the hub's pages."""

from playwright.sync_api import Locator, Page, expect

from tests.support.hub.accounts import Account
from tests.support.hub.running import Hub

START_MS = 60_000


def log_in(page: Page, hub: Hub, account: Account) -> None:
    """Log in by the hub's own page."""
    page.goto(hub.url)
    sign_in(page, account)


def sign_in(page: Page, account: Account) -> None:
    """Fill in the hub's form, on whose way one came to it."""
    page.get_by_label("Username").fill(account.name)
    page.get_by_label("Password").fill(account.password)
    page.get_by_role("button", name="Sign in").click()


def open_notebook(page: Page, hub: Hub, student: Account, path: str) -> None:
    """Open a notebook of the student's working copy by its address."""
    page.goto(f"{hub.of(student)}/lab/tree/{path}", wait_until="commit")


def open_assignments(page: Page) -> Locator:
    """nbgrader's list of assignments, as it opens from the page in front in the learner's own window."""
    expect(page.locator("section.eip[data-ready='true']").locator("visible=true").first).to_be_visible(timeout=START_MS)
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Assignments").click()
    return page.get_by_role("tabpanel", name="Assignments")


def find(page: Page, title: str) -> Locator:
    """The activity with this title, once it can be used."""
    activity = page.locator("section.eip[data-ready='true']").filter(has=page.get_by_role("heading", name=title))
    expect(activity).to_be_visible(timeout=START_MS)
    return activity
