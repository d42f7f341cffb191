"""Whole files in a tar: what goes in comes out, and nothing that a stranger makes leads elsewhere or swells."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from course_lib.grading.collecting import survey
from course_lib.ops.exchange_service import archive
from course_lib.ops.exchange_service.refused import Refused, TooMuch


def tar(*entries: tarfile.TarInfo, data: bytes = b"") -> io.BytesIO:
    """An archive as somebody's own program makes it; each entry's data is `data`, as long as it says."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as out:
        for entry in entries:
            out.addfile(entry, io.BytesIO(data))
    made.seek(0)
    return made


def entry(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.size, made.linkname = kind, size, "/etc/passwd"
    return made


@given(some.dictionaries(some.sampled_from(["a.ipynb", "answers/b.jsonl", "é/ü ö", "n" * 200]), some.binary()))
def test_what_is_packed_is_unpacked_as_it_was(files: dict[str, bytes]) -> None:
    assert archive.unpacked(io.BytesIO(archive.packed(files))) == files


def test_it_takes_as_much_as_collecting() -> None:
    assert (archive.LARGEST_FILE, archive.LARGEST) == (survey.LARGEST_FILE, survey.LARGEST)
    assert archive.MOST_FILES == survey.MOST_FILES


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../up",
        "a/../../up",
        "a//b",
        "./a",
        "a/.",
        "a\\b",
        "a\nb",
        "a\x00b/../c",
        "n" * 251,
        "a/" * 9 + "b",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="leads elsewhere"):
        archive.packed({name: b""})
    if "\x00" not in name:
        with pytest.raises(Refused, match="leads elsewhere"):
            archive.unpacked(tar(entry(name)))


def test_a_name_of_bytes_that_are_no_letters_is_refused() -> None:
    with pytest.raises(Refused, match="leads elsewhere"):
        archive.unpacked(tar(entry("a\udcff")))


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE, b"V"],
)
def test_what_is_no_whole_file_is_refused(kind: bytes) -> None:
    with pytest.raises(Refused, match="something else than whole files"):
        archive.unpacked(tar(entry("a.ipynb"), entry("linked", kind)))


@pytest.mark.parametrize("names", [("a", "a"), ("a", "a/b"), ("a/b", "a")])
def test_two_files_in_one_place_are_refused(names: tuple[str, str]) -> None:
    with pytest.raises(Refused, match="one name"):
        archive.unpacked(tar(*map(entry, names)))


def test_a_file_that_says_it_is_too_large_is_refused_before_it_is_read() -> None:
    header = entry("bomb.ipynb", size=2**40).tobuf(tarfile.GNU_FORMAT)
    stream = io.BytesIO(header + bytes(512))

    with pytest.raises(TooMuch, match="1,099,511,627,776 bytes; 16,000,000 are the most"):
        archive.unpacked(stream)


def test_files_that_are_too_large_together_are_refused() -> None:
    files = {f"{number}.ipynb": bytes(archive.LARGEST_FILE) for number in range(3)}

    with pytest.raises(TooMuch, match="Together the files have more than 32,000,000 bytes"):
        archive.packed(files)
    size = archive.LARGEST_FILE
    with pytest.raises(TooMuch, match="Together the files have more than 32,000,000 bytes"):
        archive.unpacked(tar(*(entry(name, size=size) for name in files), data=bytes(size)))


def test_too_many_files_are_refused() -> None:
    names = [f"{number}.jsonl" for number in range(archive.MOST_FILES + 1)]

    with pytest.raises(TooMuch, match="more than 1,000 files"):
        archive.packed(dict.fromkeys(names, b""))
    with pytest.raises(TooMuch, match="more than 1,000 files"):
        archive.unpacked(tar(*map(entry, names)))


def test_a_sparse_file_which_is_large_and_takes_no_room_is_refused() -> None:
    header = bytearray(entry("sparse.ipynb", tarfile.GNUTYPE_SPARSE).tobuf(tarfile.GNU_FORMAT))
    header[386:410], header[483:495] = b"00000000000\x00" * 2, b"77777777777\x00"
    header[148:156] = b"%06o\x00 " % (sum(header[:148]) + 8 * 32 + sum(header[156:512]))

    with pytest.raises(Refused, match="something else than whole files"):
        archive.unpacked(io.BytesIO(bytes(header) + bytes(1024)))


def negative(kind: bytes) -> bytes:
    """A header whose size is below nothing, as base 256 can say it."""
    header = bytearray(entry("a", kind).tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\xff" * 10 + b"\xfe\x00"
    header[148:156] = b"%06o\x00 " % (sum(header[:148]) + 8 * 32 + sum(header[156:512]))
    return bytes(header)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "made",
    [
        lambda: b"",
        lambda: b"no tar at all",
        lambda: archive.packed({"a": b"b" * 2000})[:1000],
        lambda: negative(tarfile.REGTYPE) * 3,
        lambda: negative(tarfile.XHDTYPE) * 3,
        lambda: negative(tarfile.GNUTYPE_LONGNAME) * 3,
        lambda: entry("a", tarfile.XHDTYPE, 2**40).tobuf(tarfile.GNU_FORMAT) + bytes(512),
        lambda: entry("a", tarfile.XHDTYPE).tobuf(tarfile.GNU_FORMAT) * 5000,
    ],
    ids=["nothing", "words", "torn", "negative", "negative pax", "negative name", "a tebibyte of pax", "nested pax"],
)
def test_what_is_no_archive_is_refused_and_ends(made: Callable[[], bytes]) -> None:
    with pytest.raises(Refused):
        archive.unpacked(io.BytesIO(made()))


@given(some.binary(max_size=2000), some.integers(0, 3000))
def test_whatever_is_written_over_an_archive_it_is_read_or_refused(noise: bytes, at: int) -> None:
    whole = bytearray(archive.packed({"a.ipynb": b"words" * 200, "n" * 150: b"more"}))
    whole[at : at + len(noise)] = noise

    try:
        files = archive.unpacked(io.BytesIO(bytes(whole)))
    except Refused:
        return
    assert archive.unpacked(io.BytesIO(archive.packed(files))) == files
