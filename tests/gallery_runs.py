"""Runs of every graph of the gallery: what goes in, what a person answers, what comes out."""

from __future__ import annotations

RUNS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...] = (
    ("first-graph", ("What is 12 * 7?",), (), "84"),
    ("service-desk", ("How much is 12 * 7?",), (), "84"),
    ("service-desk", ("What time is it?",), (), "(UTC)"),
    ("service-desk", ("Hello",), (), "Hello"),
    ("customer-service", ("Find the customer Miller",), (), "on its way"),
    ("customer-service", ("Find the customer Nobody",), (), "no customer of that name"),
    ("customer-service", ("Save a ticket: the kettle is broken",), (), "aved"),
    (
        "customer-service",
        ("Please call me",),
        ("phone=0421 1", "day=Monday"),
        "Saved note",
    ),
    ("retail-kiosk", ("a toaster",), (), "sold out. In stock are"),
    ("retail-kiosk", ("kettle",), (), "34.9"),
    ("clinic-reception", ("A free appointment",), ("day=Monday",), "Dr Lind"),
    (
        "clinic-reception",
        ("My summary",),
        ("name=Berg", "born=1980-05-02", "yes=yes"),
        "penicillin",
    ),
    (
        "clinic-reception",
        ("My summary",),
        ("name=Berg", "born=1980-05-02", "yes=no"),
        "not shown",
    ),
    (
        "clinic-reception",
        ("My summary",),
        ("name=Berg", "born=1999-01-01", "yes=yes"),
        "no rows",
    ),
    ("handbook", ("Why does the red light blink?",), (), "Fill it above the lower mark"),
    ("handbook", ("zebra",), (), "says nothing about that"),
    (
        "tech-support",
        ("Help",),
        ("device=toaster", "problem=bread sticks", "yes=yes"),
        "Come back",
    ),
    (
        "tech-support",
        ("Help",),
        ("device=toaster", "problem=it smells", "yes=no"),
        "Saved note",
    ),
    ("tech-support", ("Help",), ("device=other", "problem=hums"), "Saved note"),
    ("invoice", ("number 4711, customer Miller, total 120",), (), "4711"),
    (
        "invoice",
        ("number 4711, customer Miller, total 12000",),
        ("yes=yes",),
        "12000",
    ),
    ("email-triage", ("Where is my order? Miller",), ("answer=On its way.",), "On its way."),
    (
        "email-triage",
        ("An advertising newsletter: all lamps at half price",),
        (),
        "Filed without an answer: An advertising",
    ),
    ("research-and-edit", ("kettle",), (), "kettle | 12 | 34.9"),
)
