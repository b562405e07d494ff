"""Names that someone hostile could give to a file, a model or a folder (S6)."""

from __future__ import annotations

_RESERVED = [
    *("CON", "PRN", "AUX", "NUL", "con", "nul.gguf", "NUL.tar.gz", "aux.", "CONIN$", "CONOUT$"),
    *(f"COM{number}" for number in range(1, 10)),
    *(f"lpt{number}.gguf" for number in range(1, 10)),
    *("COM¹", "LPT²", "com0", "con .gguf"),
]
_TRAVERSAL = [
    *("..", ".", "../x", "../../etc/passwd", "a/../../x", "./../x", "..\\x", "..\\..\\x.gguf"),
    *(
        "a/..",
        "a/./b",
        "/etc/passwd",
        "//host/share",
        "\\\\host\\share",
        "C:\\x",
        "c:/x",
        "C:x",
    ),
    *("~/x", "~root/x", "%2e%2e/x", "%2e%2e%2fx", "..%2fx", "..%5cx", "..;/x", "....//x"),
    *("a//b", "/", "//", "\\", "a/", "\\\\?\\C:\\x", "\\\\.\\PhysicalDrive0", "/dev/sda"),
    *("/proc/self/mem", "file:///etc/passwd", "http://evil.example/x", "../store/x"),
    *("..\u2215x", "..\u2044x", "\uff0e\uff0e/x", "..\uff0fx", "..\uff3cx", "\u2024\u2024/x"),
]
_STREAMS = [
    *(
        "x.gguf:stream",
        "x.gguf::$DATA",
        "x:",
        ":x",
        "model.gguf:Zone.Identifier",
        "x.gguf:$I30",
    ),
    *("model.json", "model.gguf", "model.json ", "MODEL.JSON", "model.json.", "store"),
]
_CONTROL = [
    *(
        "a\0b",
        "\0",
        "a\nb.gguf",
        "a\rb",
        "a\tb",
        "\x1b[2Jx",
        "\x1b]0;owned\x07x",
        "\x07",
        "a\x7fb",
    ),
    *(
        "\x9b31mred",
        "\x1b]8;;http://evil.example\x1b\\x",
        "\x08\x08\x08x",
        "a\u2028b",
        "a\u2029b",
    ),
    *("\x1bPq#0;2;0;0;0#0!9~\x1b\\", "\x1b[6n", "\x85", "a\x0bb", "a\x0cb"),
]
_UNICODE = [
    *(
        "\u202egnp.exe.gguf",
        "a\u202d\u202eb",
        "\u2066x\u2069",
        "\u200bx",
        "x\u200b",
        "a\u00adb",
    ),
    *(
        "\ufeffx",
        "e\u0301",
        "\u00e9",
        "\u212b",
        "ﬁle",
        "mоdel.gguf",
        "ｍodel",
        "\ue000",
        "\ufffe",
    ),
    *(
        "\U000e0041\U000e0042",
        "a\ud800b",
        "\udfff",
        "x" + "\u0300" * 300,
        "\u115fx",
        "x\u2060y",
    ),
    *("İ.gguf", "ß" * 40, "👩\u200d💻", "\u3164", "\U0010ffff"),
]
_ENDS = [
    *("x.", "x ", " x", "x. .", "x...", ". .", "...", " ", "", "\u00a0x", "x\u3000", "\t"),
    *("x" * 256, "x" * 5000, "é" * 200, "a/" * 600 + "x", "x.gguf" + "." * 200, "x" * 70_000),
]
_SIGNS = [
    *(
        "-rf",
        "--help",
        "$(id)",
        "`id`",
        ";id",
        "|id",
        "&id",
        "x;rm -rf ~",
        "*",
        "?",
        "[x]",
        "%s%n",
    ),
    *(
        "{0.__class__}",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "<b>x</b>",
        "<img src=x>",
        "&lt;",
        "'",
        '"',
    ),
    *(
        "x' OR '1'='1",
        "%s" * 40,
        "%(x)s",
        "=cmd|'/c calc'!A0",
        "@SUM(1)",
        "![x](http://e/x.png)",
    ),
    *(
        "[x](file:///etc/passwd)",
        "[bold red]x",
        "desktop.ini",
        "autorun.inf",
        ".bashrc",
        ".git",
    ),
]

HOSTILE: tuple[str, ...] = tuple(
    dict.fromkeys((*_RESERVED, *_TRAVERSAL, *_STREAMS, *_CONTROL, *_UNICODE, *_ENDS, *_SIGNS))
)
SEEN_AS_IT_IS = "\n\t"
"""What may stay in a shown text: the reader sees a line end as a line end."""
