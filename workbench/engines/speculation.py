"""Writing several tokens in one step: what is guessed, and whether a guess pays.

Nothing here knows a library. A guess is only ever a proposal: the engine decodes it in one
batch, its sampler chooses as always, and a guessed token counts only where the sampler chose
the same. So what is written does not depend on the guesses, only how fast it is written.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

LENGTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24)
"""How many tokens may be guessed at once."""
_MATCH_TOKENS = 3
_MEMORY = 0.97
_LEAST_TRUST = 0.55
_MARGIN = 1.05
_KEPT_TIMES = 8
_FEW_TIMES = 2
_UNTRIED = 0.25
_DOUBTED = 0.85
_STALE_STEPS = 512
_RARE_STALE_STEPS = 64
_LOOK_STEPS = 32
_JUDGED_TOKENS = 32
_PAUSE_TOKENS = 64
_LONGEST_PAUSE_TOKENS = 1024


class Trust:
    """How likely a guessed token is right, learnt from the last thirty or so."""

    def __init__(self, hits: float = 0.5, misses: float = 0.5) -> None:
        self._hits = hits
        self._misses = misses

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self._hits / (self._hits + self._misses)

    def note(self, right: bool) -> None:
        """One guess was right or wrong."""
        self._hits = self._hits * _MEMORY + right
        self._misses = self._misses * _MEMORY + (not right)


class RepeatGuess:
    """Guesses that a text goes on as it did the last time its last three tokens were written.

    It watches every token, also while nothing is guessed for real, and so knows how often it
    would have been right before a single guess has cost anything.

    Attributes:
        trust: How often it is right.
    """

    def __init__(self) -> None:
        self.trust = Trust()
        self._after: dict[tuple[int, ...], int] = {}
        self._seen = 0
        self._source = -1

    @property
    def ready(self) -> bool:
        """There is something to guess."""
        return self._source >= 0

    def learn(self, tokens: Sequence[int], judge: bool = True) -> None:
        """Take in what was written since the last call; ``judge`` the guesses by it."""
        for at in range(self._seen, len(tokens)):
            if self._source >= 0:
                right = tokens[self._source] == tokens[at]
                if judge:
                    self.trust.note(right)
                self._source = self._source + 1 if right else -1
            if at + 1 < _MATCH_TOKENS:
                continue
            key = tuple(tokens[at + 1 - _MATCH_TOKENS : at + 1])
            if self._source < 0:
                self._source = self._after.get(key, -1)
            self._after[key] = at + 1
        self._seen = max(self._seen, len(tokens))

    def guess(self, tokens: Sequence[int], count: int) -> list[int]:
        """The next ``count`` tokens, if the text repeats itself."""
        if self._source < 0:
            return []
        guessed: list[int] = []
        for place in range(self._source, self._source + count):
            known = place < len(tokens)
            guessed.append(tokens[place] if known else guessed[place - len(tokens)])
        return guessed


class StepTimes:
    """What one step costs by the number of its tokens, measured as it goes.

    The best of the last few times counts: whatever else a machine does makes a step slower,
    never faster. What was never tried, or rarely, is thought of a little too well, so that it
    is tried once; what is old is forgotten, and sooner where it was tried only once or twice.
    """

    def __init__(self) -> None:
        self._times: dict[int, deque[float]] = {}
        self._seen_at: dict[int, int] = {}
        self._steps = 0

    def note(self, tokens: int, seconds: float) -> None:
        """A step with so many tokens took that long."""
        self._steps += 1
        self._times.setdefault(tokens, deque(maxlen=_KEPT_TIMES)).append(seconds)
        self._seen_at[tokens] = self._steps
        if self._steps % _LOOK_STEPS == 0:
            self._forget()

    def plain(self, streams: int) -> float:
        """Seconds of a step without guesses; 0.0 if it was not measured yet."""
        times = self._times.get(streams)
        return min(times) if times else 0.0

    def of(self, tokens: int) -> float:
        """Seconds of a step with so many tokens, measured or thought likely."""
        times = self._times.get(tokens)
        if times:
            return min(times) * (_DOUBTED if len(times) < _FEW_TIMES else 1.0)
        below = max((n for n in self._times if n < tokens), default=0)
        above = min((n for n in self._times if n > tokens), default=0)
        if below and above:
            share = (tokens - below) / (above - below)
            return (1 - share) * min(self._times[below]) + share * min(self._times[above])
        if below:
            return min(self._times[below]) * (1 + _UNTRIED * (tokens - below) / below)
        return min(self._times[above]) * tokens / above if above else 0.0

    def reaches(self, tokens: int) -> bool:
        """A step with that many tokens, or more, was measured."""
        return any(known >= tokens for known in self._times)

    def _forget(self) -> None:
        for tokens, step in list(self._seen_at.items()):
            rare = len(self._times[tokens]) <= _FEW_TIMES
            if step <= self._steps - (_RARE_STALE_STEPS if rare else _STALE_STEPS):
                del self._seen_at[tokens], self._times[tokens]


@dataclass(slots=True)
class Worth:
    """Whether guessing paid for one answer, in seconds; it pauses where it did not.

    A pause is over after so many tokens, each longer than the one before.

    Attributes:
        note: Why it is switched off now; empty while it is on.
    """

    spent_s: float = 0.0
    saved_s: float = 0.0
    tokens: int = 0
    resume_at: int = 0
    pause_tokens: int = _PAUSE_TOKENS
    note: str = ""

    def on(self, written: int) -> bool:
        """It may guess at this token of the answer."""
        if written < self.resume_at:
            return False
        self.note = ""
        return True

    def judge(self, written: int, tokens: int, spent_s: float, plain_s: float) -> None:
        """A step with guesses wrote so many tokens in that time.

        Args:
            written: Tokens of the answer so far.
            tokens: Tokens that the step wrote for this answer.
            spent_s: What the step took more than a plain one, for this answer.
            plain_s: What one plain step takes.
        """
        self.tokens += tokens
        self.spent_s += spent_s
        self.saved_s += (tokens - 1) * plain_s
        lost_s = self.spent_s - self.saved_s
        if lost_s > 3 * plain_s or (lost_s > 0.0 and self.tokens >= _JUDGED_TOKENS):
            cost_ms, saved_ms = self.spent_s * 1000, self.saved_s * 1000
            self.pause(written, f"it cost {cost_ms:.0f} ms and saved {saved_ms:.0f} ms")
        elif self.tokens >= _JUDGED_TOKENS:
            self._begin_anew()

    def pause(self, written: int, why: str) -> None:
        """Guess nothing for a while."""
        self.note = f"guessing paused at token {written}: {why}"
        self.resume_at = written + self.pause_tokens
        self.pause_tokens = min(2 * self.pause_tokens, _LONGEST_PAUSE_TOKENS)
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.tokens, self.spent_s, self.saved_s = 0, 0.0, 0.0


def expected_tokens(trust: float, count: int) -> float:
    """Tokens that a step writes on average if ``count`` are guessed."""
    if trust >= 1.0:
        return float(count + 1)
    return float((1.0 - trust ** (count + 1)) / (1.0 - trust))


def best_count(
    times: StepTimes, streams: int, guessed: int, trust: float, most: int, each_s: float = 0.0
) -> int:
    """How many tokens to guess for one stream, so that all streams write fastest.

    Args:
        times: What steps cost.
        streams: Streams in the batch.
        guessed: Tokens already guessed for other streams in this batch.
        trust: How likely a guessed token is right.
        most: Most tokens that may be guessed.
        each_s: What guessing one token costs by itself.

    Returns:
        A count; 0 where a plain step is as good.
    """
    if trust < _LEAST_TRUST or not times.plain(streams):
        return 0
    rows = streams + guessed
    before_s = times.of(rows)
    best, best_rate = 0, _MARGIN * streams / before_s
    further = False
    for count in LENGTHS:
        # Beyond what was tried, one length more at a time: a large step may cost a lot.
        if count > most or further:
            break
        further = not times.reaches(rows + count)
        cost_s = times.of(rows + count) + count * each_s
        rate = (streams - 1 + expected_tokens(trust, count)) / cost_s
        if rate > best_rate:
            best, best_rate = count, rate
    return best
