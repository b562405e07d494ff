"""What is said around tool calls: small talk, declines, reports and system texts."""

from __future__ import annotations

import random
from typing import Any

from kinds import folder
from lexicon import Lexicon, code, phrase, word

SYSTEMS = (
    "You are a helpful assistant.",
    "You are a helpful assistant. Use the tools when they fit.",
    "You are the Workbench assistant.",
    "Use the tools to answer.",
    "You are a careful assistant.",
    "You are an agent that works with tools. Call a tool when the request needs it.",
    "Answer briefly.",
    "You help with everyday work on this computer.",
    "You are an AI agent.",
    "You are a helpful assistant that can call tools. If no tool fits, say so.",
)
GREETINGS = (
    "Hello",
    "Hi",
    "Hey there",
    "Good morning",
    "Hello!",
    "hi!",
    "Good evening",
    "hey",
    "Hi there!",
    "Good afternoon",
    "hello there",
    "Greetings",
)
HOW = ("How are you?", "how are you doing?", "How is it going?", "How do you do?")
THANKS = (
    "Thanks",
    "Thank you!",
    "thanks a lot",
    "Great, thank you.",
    "Thank you very much",
    "Perfect, thanks!",
    "thank you",
    "Many thanks",
    "Nice, thanks",
)
BYES = ("Bye", "Goodbye!", "See you later", "good night", "bye bye", "See you tomorrow")
PRAISE = ("Great!", "Well done", "Nice", "ok", "Okay.", "Good job!", "Perfect", "Cool")
WHO = (
    "Who are you?",
    "What are you?",
    "who are you",
    "What is your name?",
    "Which model are you?",
    "Are you a person?",
    "Tell me about yourself",
    "What model is this?",
)
WHAT = (
    "What can you do?",
    "what can you do",
    "Which tools do you have?",
    "How can you help me?",
    "What are you able to do?",
    "List your tools",
    "help",
    "What tools can you use?",
)
FACTS = (
    "Who wrote {p}?",
    "Tell me a joke",
    "Why is the sky blue?",
    "What is the capital of {p}?",
    "What is the meaning of life?",
    "Tell me a story about {w}",
    "Who is {p}?",
    "Why is {w} {a}?",
    "Do you like {w}?",
    "Write a poem about {w}",
    "Explain {w} to me",
    "What is {w}?",
    "How tall is {p}?",
    "Who won the {w}?",
    "Is {w} better than {w2}?",
    "Sing a song",
    "Should I go to {p}?",
    "How do I become {a}?",
    "What does {w} mean?",
    "I feel {a}",
)
WHO_ANSWER = "I am the Workbench starter model, a very small model that calls tools."
NO_TOOL = "I have no tool for that."
NO_TOOLS = "I have no tools here, so I cannot do that."


def system(rng: random.Random, lex: Lexicon) -> str:
    """Return a system text, at times a longer one that has nothing to do with the request."""
    roll = rng.random()
    if roll < 0.15:
        return ""
    text = rng.choice(SYSTEMS)
    if roll < 0.25:
        text += f" Your name is {rng.choice(lex.people)}."
    if roll < 0.4:
        text += f" {phrase(rng, lex, 3, 15).capitalize()}."
    if roll < 0.28:
        text += f"\n\nThe working folder is {folder(rng, lex)}.\n- {phrase(rng, lex, 2, 6)}"
    return text


def tool_names(names: list[str]) -> str:
    """Return up to four names as a sentence lists them."""
    if len(names) > 4:
        return ", ".join(names[:4]) + " and more"
    if len(names) > 1:
        return ", ".join(names[:-1]) + f" and {names[-1]}"
    return names[0]


def small_talk(rng: random.Random, names: list[str]) -> tuple[str, str]:
    """Return a remark that needs no tool, and the answer to it."""
    roll = rng.random()
    if roll < 0.2:
        return rng.choice(GREETINGS), "Hello! What can I do for you?"
    if roll < 0.27:
        return rng.choice(HOW), "I am fine, thank you. What can I do for you?"
    if roll < 0.42:
        return rng.choice(THANKS), "You are welcome."
    if roll < 0.5:
        return rng.choice(BYES), "Goodbye!"
    if roll < 0.56:
        return rng.choice(PRAISE), "Good. What else can I do for you?"
    if roll < 0.78:
        return rng.choice(WHO), WHO_ANSWER
    if names:
        return rng.choice(WHAT), f"I can use these tools: {tool_names(names)}."
    return rng.choice(WHAT), "I have no tools here, so I can only chat a little."


def decline(names: list[str]) -> str:
    """Return the answer to a request that no tool fits."""
    return f"{NO_TOOL} I can use {tool_names(names)}." if names else NO_TOOLS


def fact(rng: random.Random, lex: Lexicon) -> str:
    """Return a question about the world, which no tool answers."""
    place = rng.choice((rng.choice(lex.places), rng.choice(lex.people)))
    return rng.choice(FACTS).format(
        p=place, w=word(rng, lex), w2=word(rng, lex), a=rng.choice(lex.adjectives)
    )


def result(rng: random.Random, lex: Lexicon) -> tuple[str, str]:
    """Return what an invented tool gives back, and the report of it."""
    roll = rng.random()
    if roll < 0.1:
        text = f"Error: {phrase(rng, lex, 1, 5)}"
        return text, f"That did not work: {text.removeprefix('Error: ')}."
    if roll < 0.25:
        return rng.choice(("ok", "done", "OK", "success", "Done", "true")), "Done."
    if roll < 0.4:
        text = str(rng.choice((rng.randint(0, 9999), round(rng.uniform(0, 500), 2))))
    elif roll < 0.5:
        text = code(rng)
    elif roll < 0.62:
        fields: list[Any] = [
            f'"{word(rng, lex)}": "{word(rng, lex)}"',
            f'"{word(rng, lex)}": {rng.randint(0, 999)}',
        ]
        text = "{" + ", ".join(rng.sample(fields, rng.randint(1, 2))) + "}"
    elif roll < 0.72:
        text = "\n".join(phrase(rng, lex, 1, 4) for _ in range(rng.randint(2, 4)))
        return text, f"Here is the result:\n{text}"
    else:
        text = phrase(rng, lex, 1, 6)
    return text, f"The result is {text}."
