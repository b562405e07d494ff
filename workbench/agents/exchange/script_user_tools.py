"""The kinds of tools that users make, as functions of an exported script."""

from __future__ import annotations

USER_TOOLS: dict[str, str] = {
    "query": '''
def query(database, sql, usual, seconds, writes=False):
    """One fixed statement; arguments are bound, never written into it."""

    def work(**arguments):
        return table_of(database, sql, {**usual, **arguments}, seconds, writes)

    return work
''',
    "own": '''
def own(code, usual):
    """Python code, begun anew for each call. Nothing holds it: it may do all you may."""

    def work(**arguments):
        result = code()(**{**usual, **arguments})
        if not isinstance(result, str):
            result = json.dumps(result, ensure_ascii=False)
        return result.rstrip("\\n") or "(no output)"

    return work
''',
    "read_below": '''
def read_below(folder, path, usual):
    """Reads a file below a folder."""

    def work(**arguments):
        name = filled(path, {**usual, **arguments})
        return text_of(below([folder], name)) or "The file is empty."

    return work
''',
    "list_below": '''
def list_below(folder, path, usual):
    """Lists what is below a folder."""

    def work(**arguments):
        return entries(below([folder], filled(path, {**usual, **arguments})))

    return work
''',
    "write_below": '''
def write_below(folder, path, content, usual, mode):
    """Writes a file below a folder anew, or adds a line to it."""

    def work(**arguments):
        values, root = {**usual, **arguments}, place(folder)
        name, text = filled(path, values), filled(content, values)
        found = (root / name).resolve()
        if not found.is_relative_to(root) or len(text) > 1_000_000:
            raise ValueError(f"{name!r} is not below the folder, or that is too much")
        if mode == "a" and not text.endswith("\\n"):
            text += "\\n"
        with found.open(mode, encoding="utf-8", newline="") as file:
            file.write(text)
        verb = "Added" if mode == "a" else "Wrote"
        return f"{verb} {len(text.encode())} bytes to {name}."

    return work
''',
    "command": '''
def command(program, words, usual, seconds, dashed=(), given=""):
    """Runs a program with fixed words and arguments, without a shell."""

    def work(**arguments):
        values, line = {**usual, **arguments}, [program]
        for word in words:
            name = re.fullmatch(r"\\{(\\w+)\\}", word)
            if name is None:
                line.append(filled(word, {}))
            elif values.get(name[1]) is not None:
                line.append(value_text(values[name[1]]))
                if line[-1].startswith("-") and name[1] not in dashed:
                    raise ValueError(f"{name[1]!r} may not begin with -")
        sent = value_text(values.get(given)).encode()
        done = subprocess.run(
            line, input=sent, capture_output=True, timeout=seconds, check=False
        )
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace")
            raise ValueError(f"{program} failed (exit code {done.returncode}): {said}")
        return done.stdout.decode("utf-8", "replace").rstrip("\\n") or "(no output)"

    return work
''',
    "request": '''
class SameServer(urllib.request.HTTPRedirectHandler):
    """Lets a server lead on to itself only."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        before, after = map(urllib.parse.urlsplit, (req.full_url, newurl))
        if (before.scheme, before.netloc) != (after.scheme, after.netloc):
            raise ValueError(f"{before.netloc} leads to another server, {after.netloc}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def request(method, url, usual, seconds, headers=None, body=None):
    """A request to a server that is fixed here; arguments are encoded into the address."""

    def work(**arguments):
        values = {**usual, **arguments}
        sent = {name: filled(text, values) for name, text in (headers or {}).items()}
        asked = urllib.request.Request(
            address(url, values), body_of(body, sent, values), sent, method=method
        )
        try:
            opener = urllib.request.build_opener(SameServer())
            with opener.open(asked, timeout=seconds) as answer:
                text = answer.read(1_000_000).decode("utf-8", "replace")
                return text or f"({answer.status} {answer.reason}, nothing more)"
        except urllib.error.HTTPError as exc:
            said = exc.read(500).decode("utf-8", "replace")
            raise ValueError(f"the server answered {exc.code}: {said}") from None

    return work


def address(url, values):
    """The address with the arguments in it; each stays one part of it."""
    path, mark, rest = url.partition("?")
    head = filled(path, values, encoded)
    for written, part in zip(path.split("/"), head.split("/")):
        if written != part and part in (".", ".."):
            raise ValueError(f"{part!r} cannot be a part of the address")
    pairs = []
    for pair in rest.split("&"):
        name = re.fullmatch(r"\\{(\\w+)\\}", pair.partition("=")[2])
        if not name or values.get(name[1]) is not None:
            pairs.append(filled(pair, values, encoded))
    return head + mark * bool(pairs) + "&".join(pairs)


def encoded(text):
    """A text as a part of an address."""
    return urllib.parse.quote(text.encode("utf-8", "replace"), safe="")


def body_of(body, headers, values):
    """What is sent, and in the headers what it is."""
    kinds = [text for name, text in headers.items() if name.lower() == "content-type"]
    if body is None:
        return None
    if isinstance(body, str):
        headers |= {} if kinds else {"Content-Type": "text/plain; charset=utf-8"}
        is_form = kinds and kinds[0].startswith("application/x-www-form-urlencoded")
        return filled(body, values, encoded if is_form else str).encode()
    headers |= {} if kinds else {"Content-Type": "application/json"}
    return json.dumps(filled_json(body, values)).encode()


def filled_json(part, values):
    """JSON with the arguments in it."""
    if isinstance(part, dict):
        return {name: filled_json(value, values) for name, value in part.items()}
    if isinstance(part, list):
        return [filled_json(value, values) for value in part]
    if not isinstance(part, str):
        return part
    name = re.fullmatch(r"\\{(\\w+)\\}", part)
    return values.get(name[1]) if name else filled(part, values)
''',
    "filled": '''
def filled(text, values, shown=str):
    """A text with each argument in its place; {{ and }} stand for a brace."""

    def part(found):
        if found[1]:
            return shown(value_text(values.get(found[1])))
        return found[0][:1]

    return re.sub(r"\\{\\{|\\}\\}|\\{(\\w+)\\}", part, text)


def value_text(value):
    """An argument as text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
''',
}
