"""Whether what a hub serves travels encrypted, with an origin for each student, within limits. Pure but for `require`.

Passwords go through it, and a page of one student's must not reach into another's: the hub doesn't start before both
hold, or before the file of settings says in so many words that one shall not.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address

from course_lib.content.diagnostics import ContentError
from course_lib.ops.hub.places import is_local
from course_lib.ops.hub.site import Site, letter


def require(site: Site) -> None:
    """Raises ContentError where passwords would be in clear, or students without an address of their own."""
    if found := letters(site):
        raise ContentError([letter(key, says) for key, says in found])


def letters(site: Site) -> list[tuple[str, str]]:
    """What is wrong: a key of the settings, and what is the matter with it and what to do."""
    return [*_certificate(site), *_names(site), *_limits(site)]


def is_number(host: str) -> bool:
    """Whether a host is an IP address, and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _certificate(site: Site) -> Iterator[tuple[str, str]]:
    given, host = bool(site.certificate or site.key), site.parts.hostname or ""
    if given and not (site.certificate and site.key):
        missing = "key" if site.certificate else "certificate"
        yield missing, "a certificate and its key go together; name both files, or neither"
    if given and site.certificate_in_front:
        yield (
            "certificate_in_front",
            "the certificate is either here or with the web server in front; remove this line or the two files",
        )
    if site.parts.scheme == "http" and (given or site.certificate_in_front):
        yield "address", "there is a certificate, so it must begin with https://"
    if site.parts.scheme == "https" and not given and not site.certificate_in_front:
        yield (
            "address",
            "it says https, and there is no certificate, so passwords would be in clear. Name its two files under "
            "`certificate` and `key`; or, where a web server on this machine has it, write certificate_in_front = true",
        )
    if site.parts.scheme == "http" and not is_local(host):
        yield (
            "address",
            f"{host} is reached from other machines, and passwords would be in clear. It needs a certificate and "
            "https://; for a trial on this machine alone, take http://hub.localhost:8000",
        )
    if not is_local(site.listens_on) and not given:
        yield (
            "listen",
            f"{site.listens_on} is open to other machines, and what the hub serves there is not encrypted. Name a "
            "`certificate` and its `key`, or listen on 127.0.0.1 and let a web server with a certificate in front",
        )


def _limits(site: Site) -> Iterator[tuple[str, str]]:
    if site.limited and site.preloaded:
        yield "preloaded", "servers that are forked from one process have no limits; remove this line or the limits"


def _names(site: Site) -> Iterator[tuple[str, str]]:
    host = site.parts.hostname or ""
    if site.own_addresses and (is_number(host) or "." not in host):
        yield (
            "address",
            f"each student gets an address of their own below it, such as mireille.{host}, and below {host} there are "
            "none. Take a name with a dot, such as hub.localhost or empathy.example.org",
        )
