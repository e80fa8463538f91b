"""Inputs that are nearly right, and such that are far from it."""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

NASTY = (
    *(
        "",
        "..",
        "../x",
        "/",
        "/etc/passwd",
        "~",
        "-",
        "--",
        "\\",
        "%s",
        "{0}",
        "[red]",
        "$(id)",
        "=",
        ",",
        ";",
        '"',
        "'",
    ),
    *("nan", "inf", "-1", "1e9", "9" * 30, "x" * 300, "a\nb", "a\rb", "\x1b[2J", "\udcff", "١٢", "\u202e", "null"),
    *("*", "**/*", "["),
)
"""Words that have broken programs."""

words = st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.integers(-3, 70_000).map(str))

scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=12
)
"""What JSON can hold, and NaN."""


def mutated(good: Sequence[bytes]) -> SearchStrategy[bytes]:
    """One of ``good`` with up to six places changed, or anything."""
    numbers = st.sampled_from([b"\0", b"\xff", b"\0" * 4, b"\xff" * 4, b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\xff" * 8])
    change = st.tuples(
        st.sampled_from(["cut", "write", "insert", "delete", "repeat", "flip"]),
        st.floats(0, 1, exclude_max=True),
        numbers | st.binary(min_size=1, max_size=8),
    )
    return st.one_of(
        st.builds(_changed, st.sampled_from(good), st.lists(change, min_size=1, max_size=6)), st.binary(max_size=200)
    )


def _changed(content: bytes, changes: Sequence[tuple[str, float, bytes]]) -> bytes:
    for kind, where, new in changes:
        place = int(where * len(content))
        head, tail = content[:place], content[place:]
        content = {
            "cut": lambda head=head: head,
            "write": lambda head=head, new=new, tail=tail: head + new + tail[len(new) :],
            "insert": lambda head=head, new=new, tail=tail: head + new + tail,
            "delete": lambda head=head, new=new, tail=tail: head + tail[len(new) :],
            "repeat": lambda head=head, tail=tail: head + tail[:64] + tail,
            "flip": lambda head=head, new=new, tail=tail: head + bytes([tail[0] ^ new[0]]) + tail[1:] if tail else head,
        }[kind]()
    return content


def altered(good: Any, strange: SearchStrategy[Any] = anything) -> SearchStrategy[Any]:
    """Parsed JSON like ``good`` with up to three values replaced or left out."""
    change = st.tuples(st.lists(st.integers(0, 1000), max_size=12), st.booleans(), strange)
    return st.builds(_replaced, st.just(good), st.lists(change, min_size=1, max_size=3))


def _replaced(good: Any, changes: Sequence[tuple[Sequence[int], bool, Any]]) -> Any:
    whole = {"": json.loads(json.dumps(good))}
    for steps, remove, new in changes:
        place, key = whole, ""
        for step in steps:
            inner = place[key]
            if not isinstance(inner, dict | list) or not inner:
                break
            place, key = inner, list(inner)[step % len(inner)] if isinstance(inner, dict) else step % len(inner)
        if remove and place is not whole:
            del place[key]
        else:
            place[key] = deepcopy(new)  # Later changes may go into it.
        if "" not in whole:
            whole[""] = None
    return whole[""]


def rarely(chance: int, usual: SearchStrategy[Any], rare: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """``rare`` once in about ``chance`` times."""
    return st.integers(0, chance - 1).flatmap(lambda number: usual if number else rare)


def joined(parts: SearchStrategy[list[Any]], separator: str) -> SearchStrategy[str]:
    """The parts as text, ``separator`` between them."""
    return parts.map(lambda found: separator.join(map(str, found)))


def variants(value: Any, source: Random, count: int) -> Iterator[Any]:
    """``value`` and ``count - 1`` others a few edits away, much faster than hypothesis draws them."""
    yield value
    for _ in range(count - 1):
        yield _edited(value, source)


def _edited(value: Any, source: Random) -> Any:
    if isinstance(value, bytes):
        kinds = ("cut", "write", "insert", "delete", "repeat", "flip")
        news = (b"\0", b"\xff" * 4, b"\xff\xff\xff\x7f", source.randbytes(source.randint(1, 8)))
        edits = range(source.randint(1, 4))
        return _changed(value, [(source.choice(kinds), source.random(), source.choice(news)) for _ in edits])
    if isinstance(value, str):
        start, end = sorted(source.randint(0, len(value)) for _ in range(2))
        new = source.choice((*NASTY, chr(source.randrange(0xD800)), value[start:end] * 2))
        return value[:start] + new + (value[end:] if source.random() < 0.5 else value[start + 1 :])
    if isinstance(value, tuple):
        place = source.randrange(len(value))
        return (*value[:place], _edited(value[place], source), *value[place + 1 :])
    if isinstance(value, list):
        place = source.randint(0, len(value))
        new = [_edited(value[place], source)] if value[place:] and source.random() < 0.6 else [source.choice(NASTY)]
        return [*value[:place], *new, *value[place + source.randint(0, 1) :]]
    return value
