"""The server behind a certificate."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import ssl
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.unit.server.conftest import MakeServed, read_answer


def write_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of this machine that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    cert_path, key_path = folder / "cert.pem", folder / "key.pem"
    cert_path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return cert_path, key_path


async def test_that_it_speaks_tls_and_nothing_else_at_that_port(
    serve: MakeServed, tmp_path: Path
) -> None:
    cert, key = write_certificate(tmp_path)
    served = await serve(tls_cert=str(cert), tls_key=str(key))
    assert served.url.startswith("https://127.0.0.1:")
    context = ssl.create_default_context(cafile=str(cert))
    reader, writer = await asyncio.open_connection("localhost", served.port, ssl=context)
    head = (
        f"GET /v1/models HTTP/1.1\r\nHost: localhost:{served.port}\r\n"
        f"Authorization: Bearer {served.secret}\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode())
    got = read_answer(await reader.read())
    assert got.status == 200
    assert any(row["id"] == "talker" for row in got.value["data"])
    writer.close()

    plain = await served.raw(head.encode())
    assert b"200" not in plain[:20]
    assert b"talker" not in plain
