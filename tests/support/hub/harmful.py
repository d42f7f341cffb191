"""Archives that lead out, hold what is no file, or are more than they seem: what a curious student hands in."""

import io
import tarfile

from course_lib.ops.exchange_service import archive


def archives(notebook: str) -> dict[str, bytes]:
    """Each by what is the matter with it; `notebook`: the name of the file that is wanted."""
    kinds = {
        "a link": tarfile.SYMTYPE, "a hard link": tarfile.LNKTYPE, "a device": tarfile.CHRTYPE,
        "a pipe": tarfile.FIFOTYPE, "a folder": tarfile.DIRTYPE,
    }  # fmt: skip
    made = {name: tar(notebook, kind=kind) for name, kind in kinds.items()}
    made |= {"up": tar(f"../{notebook}"), "at the root": tar(f"/{notebook}")}
    bomb = tarfile.TarInfo("bomb.ipynb")
    bomb.size = 2**40
    made["says a tebibyte"] = bomb.tobuf(tarfile.GNU_FORMAT) + bytes(1024)
    made["many files"] = tar(*(f"{number}.ipynb" for number in range(archive.MOST_FILES + 1)))
    made["large together"] = tar("a.ipynb", "b.ipynb", "c.ipynb", data=bytes(11_000_000))[: archive.LARGEST_ARCHIVE]
    return made | {"no archive": b"words", "nothing": b"", "no work": archive.packed({"picture.png": b""})}


def tar(*names: str, kind: bytes = tarfile.REGTYPE, data: bytes = b"") -> bytes:
    """An archive of entries with these names, each of one kind and with the same data."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as out:
        for name in names:
            entry = tarfile.TarInfo(name)
            entry.type, entry.size, entry.linkname = kind, len(data), "/etc/passwd"
            out.addfile(entry, io.BytesIO(data))
    return made.getvalue()
