"""The certificate of the server."""

from __future__ import annotations

import ssl
from pathlib import Path

from workbench.base.errors import RunError


def tls_context(cert: str, key: str) -> ssl.SSLContext:
    """What a server with this certificate speaks: TLS 1.2 or newer; blocking.

    Raises:
        RunError: A file cannot be read, or they do not belong together.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(Path(cert).expanduser(), Path(key).expanduser())
    except (OSError, ValueError) as exc:  # an SSLError is an OSError
        raise RunError(
            f"the certificate {cert!r} with the key {key!r} cannot be used: {exc}",
            "Name the PEM files of a certificate chain and of its key, without a password.",
        ) from exc
    return context
