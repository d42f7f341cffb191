"""What a browser would complain of at a name: nobody knows it, nobody answers, or the certificate is wrong."""

from __future__ import annotations

import socket
import ssl

SECONDS = 10


def trouble(name: str, port: int, *, https: bool, at: str = "") -> str:
    """Empty where all is well. `at`: an address to knock at, where it isn't looked up by the name."""
    try:
        with socket.create_connection((at or name, port), timeout=SECONDS) as there:
            if https:
                ssl.create_default_context().wrap_socket(there, server_hostname=name).close()
    except socket.gaierror:
        return "nobody knows this name"
    except ssl.SSLCertVerificationError as problem:
        return f"its certificate isn't right ({problem.verify_message})"
    except OSError as problem:
        return f"nobody answers as they should at port {port} ({problem.strerror or problem})"
    return ""
