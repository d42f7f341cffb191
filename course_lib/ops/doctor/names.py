"""The names that people type lead here, and the certificate holds for them, as their browsers will see it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from course_lib.ops.doctor.finding import Finding
from course_lib.ops.hub import places, serving
from course_lib.ops.hub.site import Site

#: A student's name that stands for all of them: what holds for it needs an entry and a certificate with a star.
ANYBODY = "somebody"


def asked(site: Site) -> list[str]:
    """The names that have to lead here; none for a trial on this machine."""
    host = site.parts.hostname or ""
    if places.is_local(host):
        return []
    return [host, *([f"{ANYBODY}.{host}"] if site.own_addresses else [])]


def in_words(wrong: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """What is the matter with the settings: a key, and what to do about it."""
    for key, says in wrong:
        yield Finding(f"In the settings, `{key}`: {says}.", "change it, and start the hub anew")


def check(site: Site, trouble: Mapping[str, str]) -> Iterator[Finding]:
    """`trouble`: what a browser would complain of, by name; empty where it would not."""
    yield from in_words(serving.letters(site))
    if not site.own_addresses:
        yield Finding(
            "All students share one address. A page that one of them makes can do anything in the name of whoever "
            "opens it, the instructor's too.",
            "get a name and a certificate with a star, as docs/hub.md says, and take `own_addresses` out",
        )
    for name, says in trouble.items():
        if says:
            star = name.startswith(f"{ANYBODY}.")
            yield Finding(
                f"{name.replace(ANYBODY, '*', 1) if star else name} doesn't work: {says}.",
                "the name's owner adds an entry with a star (*) that leads to this machine, and the certificate must "
                "hold for it"
                if star
                else "let the name lead to this machine, and renew the certificate",
            )
