"""What the gateway itself answers, as the OpenAI API tells errors."""

from __future__ import annotations

NODE_HEADER = "x-workbench-node"
LOST = "node_lost"


def error_line(
    status: int, message: str, code: str, retry_s: int = 0, *, asks_again: bool = True
) -> str:
    """The directive for an answer of the gateway's own.

    Args:
        status: Of HTTP.
        message: What is wrong.
        code: For programs.
        retry_s: After how long it is worth another try; 0 says nothing of that.
        asks_again: Clients may try again by themselves, as many do after such a status.
    """
    kind = "invalid_request_error" if status < 500 else "server_error"
    more = f" hdr retry-after {retry_s}" if retry_s else ""
    more += "" if asks_again else " hdr x-should-retry false"
    more += f' hdr {NODE_HEADER} "%[srv_name]"' if "srv_name" in message else ""
    text = error_json(message, kind, code)
    return f"http-error status {status} content-type application/json lf-string {text}{more}"


def error_json(message: str, kind: str, code: str) -> str:
    """An error as it stands in a directive."""
    values = f'"message":"{message}","type":"{kind}","param":null,"code":"{code}"'
    return f'{{"error":{{{values}}}}}'.replace('"', '\\"').replace(" ", "\\ ")


def not_again() -> tuple[str, ...]:
    """What is said of a lost node where what it was asked may have been done."""
    return (
        error_line(
            502,
            "The node %[srv_name] was lost before it answered. It may have begun: look, then "
            "ask again.",
            LOST,
            asks_again=False,
        ),
        error_line(
            504,
            "The node %[srv_name] did not answer in time. It may go on: look, then ask again.",
            "node_silent",
            asks_again=False,
        ),
    )
