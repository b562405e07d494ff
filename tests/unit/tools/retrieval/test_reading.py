"""Files to text: what is read, and what is refused with its reason."""

from __future__ import annotations

import contextlib
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.base.errors import ToolError
from workbench.tools.retrieval import reading, word_file
from workbench.tools.retrieval.files import documents_below, mark_of
from workbench.tools.retrieval.reading import is_document, read_document
from workbench.tools.retrieval.reading_child import DocumentReader
from workbench.tools.retrieval.web_page import text_of_html

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as found:
        yield found


def word(path: Path, body: str, head: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return path


def pdf(path: Path, text: str = "A red hat costs twelve euros") -> Path:
    """The smallest file that is a page with a line."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(raw))
        raw += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(raw)
    raw += b"xref\n0 6\n0000000000 65535 f \n" + table
    raw += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    path.write_bytes(raw)
    return path


def refused(path: Path) -> str:
    with pytest.raises(ToolError) as found:
        read_document(path)
    return found.value.message


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ä b".encode(), "ä b"),
        ("\ufeffä".encode(), "ä"),
        ("ä".encode("utf-16"), "ä"),
        ("ä €".encode("cp1252"), "ä €"),
    ],
)
def test_that_text_is_read_in_its_encoding(tmp_path: Path, raw: bytes, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)

    assert read_document(path).text == text


def test_that_a_page_is_read_without_its_scripts() -> None:
    page = (
        "<html><head><title>Shop</title><style>p{}</style><script>let x = '<p>bad</p>'</script>"
        "</head><body><h1>Hats</h1><p>A <b>red</b> hat&nbsp;costs &euro;12.</p>"
        "<ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr></table><svg><p>no</svg>"
        "<noscript>no</noscript>end"
    )

    text = text_of_html(page)

    assert "# Hats" in text
    assert "A red hat costs €12." in text
    assert "- one" in text
    assert "a b" in text
    assert text.endswith("end")
    assert not {"bad", "no", "p{}", "let"} & set(text.split())


@given(
    st.lists(st.sampled_from(["<", ">", "<p", "</", "<!--", "]]>", "&#x", "script>", "a", "'"]))
)
@settings(deadline=None)
def test_that_a_broken_page_has_some_text(parts: list[str]) -> None:
    assert "<script>" not in text_of_html("<script>" + "".join(parts))


def test_that_a_word_file_is_read_with_its_headings(
    tmp_path: Path, reader: DocumentReader
) -> None:
    head = '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Hats</w:t></w:r></w:p>'
    line = "<w:p><w:r><w:t>Red,</w:t><w:tab/><w:t>12 &amp; up</w:t></w:r></w:p>"

    content = reader.read(word(tmp_path / "a.docx", head + line))

    assert content.text == "## Hats\n\nRed,\t12 & up"
    assert content.is_markdown


def test_that_a_pdf_is_read_in_the_child(tmp_path: Path, reader: DocumentReader) -> None:
    assert "red hat costs twelve" in reader.read(pdf(tmp_path / "a.pdf")).text


def test_that_a_word_file_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_file, "_MOST_XML_BYTES", 100_000)
    bomb = word(tmp_path / "bomb.docx", "<w:p/>" * 1_000_000)
    assert bomb.stat().st_size < 100_000

    assert "unpacks to more than" in refused(bomb)


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("a.txt", lambda p: p.write_bytes(b"\x7fELF\0\0\1\2"), "not text"),
        ("a.txt", lambda p: p.write_bytes(bytes(range(1, 9)) * 9), "not text"),
        ("a.md", lambda p: p.write_bytes(b" \n"), "empty"),
        ("a.docx", lambda p: p.write_bytes(b"PK\3\4 no"), "no whole DOCX"),
        ("a.docx", lambda p: zipfile.ZipFile(p, "w").close(), "no whole DOCX"),
        ("a.docx", lambda p: word(p, "<w:p>"), "not XML"),
        ("a.docx", lambda p: word(p, "&a;", '<!DOCTYPE x [<!ENTITY a "b">]>'), "entities"),
        ("a.pdf", lambda p: p.write_bytes(b"%PDF-1.7\nnothing"), "PDF|damaged"),
        ("a.pdf", lambda p: p.write_bytes(b""), "PDF|damaged"),
        ("a.pdf", lambda p: pdf(p, ""), "no text"),
        ("a.txt", lambda p: p.mkdir(), "not a file"),
        ("a.txt", lambda _p: None, "cannot be read"),
    ],
)
def test_that_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, make: object, says: str
) -> None:
    path = tmp_path / name
    make(path)  # type: ignore[operator]

    with pytest.raises(ToolError, match=says):
        read_document(path)


def test_that_files_and_texts_have_a_largest_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 100)
    monkeypatch.setattr(reading, "MOST_CHARS", 100)
    assert "more than 100 characters" in refused(path)
    monkeypatch.setattr(reading, "MOST_TEXT_BYTES", 100)
    assert "too large" in refused(path)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_that_any_bytes_are_text_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("a.txt", "a.html", "a.docx"):
        path = folder / name
        path.write_bytes(raw)
        with contextlib.suppress(ToolError):
            assert read_document(path).text.encode()


def test_that_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(
    tmp_path: Path,
) -> None:
    slow = tmp_path / "slow.html"
    slow.write_text("<p>" * 2_000_000)
    with DocumentReader(limit_s=0.3) as reader:
        began_s = time.monotonic()
        with pytest.raises(ToolError, match="took longer than"):
            reader.read(slow)
        assert time.monotonic() - began_s < 20
    with DocumentReader() as reader:
        assert reader.read(pdf(tmp_path / "a.pdf")).text


def test_that_the_child_is_gone_after_it_was_closed(tmp_path: Path) -> None:
    reader = DocumentReader()
    reader.read(pdf(tmp_path / "a.pdf"))
    reader.close()
    reader.close()

    with pytest.raises(ToolError, match="stopped"):
        reader.read(tmp_path / "a.pdf")
    reader.close()


def test_that_only_documents_that_are_seen_and_lie_there_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    for name in ("a.md", "deep/b.TXT", ".hidden/c.md", ".d.md", "node_modules/e.js", "f.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    (folder / "README").write_text("x")
    (tmp_path / "secret.md").write_text("CANARY")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / "out").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.txt")

    found = documents_below([folder, folder / "deep"])

    names = [Path(path).relative_to(folder).as_posix() for path in found]
    assert names == ["README", "a.md", "deep/b.TXT"]
    assert len(documents_below([folder], most=1)) == 1


def test_that_a_file_changed_just_now_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x")
    young = mark_of(path)
    os.utime(path, (1_000_000, 1_000_000))
    old = mark_of(path)

    assert young is not None
    assert old is not None
    assert (young.mtime_ns, old.mtime_ns) == (0, 10**15)
    assert mark_of(tmp_path / "none.md") is None


def test_that_kinds_of_files_are_told_by_their_names() -> None:
    assert all(is_document(Path(n)) for n in ("a.md", "B.PDF", "c.docx", "LICENSE", "x.py"))
    assert not any(is_document(Path(n)) for n in ("a.png", "b.exe", "c", "d.zip", ".env"))
