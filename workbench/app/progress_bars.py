"""Progress on a terminal; nothing where there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbench.app.terminal import harmless
from workbench.models.downloads.queue_file import Download


@contextmanager
def download_bar(whole_bytes: int) -> Iterator[Callable[[tuple[Download, ...]], None]]:
    """For a download."""
    from tqdm import tqdm

    quiet = not sys.stderr.isatty()
    with tqdm(total=whole_bytes, unit="B", unit_scale=True, disable=quiet) as bar:

        def moved(items: tuple[Download, ...]) -> None:
            for item in items:
                if item.state in ("fetching", "checking") and item.progress.size_bytes:
                    bar.total = item.progress.size_bytes
                    bar.update(item.progress.have_bytes - bar.n)
                    bar.set_postfix_str(harmless(item.message), refresh=False)

        yield moved


@contextmanager
def plain_bar() -> Iterator[Callable[[int, int], None]]:
    """Told how much is done, of how much."""
    from tqdm import tqdm

    quiet = not sys.stderr.isatty()
    with tqdm(unit="B", unit_scale=True, disable=quiet) as bar:

        def told(done_bytes: int, whole_bytes: int) -> None:
            bar.total = whole_bytes
            bar.update(done_bytes - bar.n)

        yield told


@contextmanager
def share_bar() -> Iterator[Callable[[float, str], None]]:
    """Told the share that is done, and what is at work."""
    from tqdm import tqdm

    quiet = not sys.stderr.isatty()
    form = "{percentage:3.0f}% |{bar}| {elapsed} {postfix}"
    with tqdm(total=1.0, bar_format=form, disable=quiet) as bar:

        def told(share: float, text: str) -> None:
            bar.set_postfix_str(harmless(text), refresh=False)
            bar.update(max(0.0, share - bar.n))

        yield told


@contextmanager
def case_bar(whole: int, done: int) -> Iterator[Callable[[int, str], None]]:
    """Told how many more cases are done, and what is at work."""
    from tqdm import tqdm

    quiet = not sys.stderr.isatty()
    with tqdm(total=whole, initial=done, unit="case", disable=quiet) as bar:

        def told(more: int, text: str) -> None:
            bar.set_postfix_str(harmless(text), refresh=False)
            bar.update(more)

        yield told
