"""Cards and messages as lines of an archive; secret keys are in none."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.letters import HeldCard, Letter
from mentorjournal.errors import NotUnderstood
from mentorjournal.exchange.lines import Object, no_half_characters, only, text_of

_HIGHEST_NUMBER = 2**31
_DIRECTIONS = ("sent", "received")
_IDS = ("share", "person", "relationship", "summary")


def line_of(value: HeldCard | Letter) -> Object:
    """Write a card or a message as an object."""
    return {
        name: moments.as_text(each) if isinstance(each, datetime) else each
        for name, each in asdict(value).items()
    }


def card_from(value: Object) -> HeldCard:
    """Read a card; whether it was compared is not taken over, as the own keys are new ones."""
    told = _texts(value, HeldCard, ("verified", "retired"))
    _require_id(told["person"])
    retired = value.get("retired")
    return HeldCard(
        told["person"],
        told["text"],
        told["signing_key"],
        _moment(told["added"]),
        retired=_moment(text_of(value, "retired")) if retired else None,
    )


def letter_from(value: Object) -> Letter:
    """Read what is known of a message."""
    told: dict[str, Any] = {**_texts(value, Letter, ("sequence",))}
    number = value.get("sequence")
    if type(number) is not int or not 1 <= number < _HIGHEST_NUMBER:
        raise NotUnderstood("sequence: this must be a whole number from 1.")
    if told["direction"] not in _DIRECTIONS:
        raise NotUnderstood("direction: this must be sent or received.")
    for name in _IDS:
        _require_id(told[name])
    return Letter(**{**told, "at": _moment(told["at"]), "sequence": number})


def _texts(
    value: Object, kind: type[HeldCard] | type[Letter], others: tuple[str, ...]
) -> Mapping[str, str]:
    names = [each.name for each in fields(kind)]
    only(value, *names)
    texts = {name: text_of(value, name, needed=True) for name in names if name not in others}
    no_half_characters("".join(texts.values()))
    return texts


def _require_id(text: str) -> None:
    try:
        is_id = str(UUID(text)) == text
    except ValueError:
        is_id = False
    if not is_id:
        raise NotUnderstood(f"“{text}” is not an id.")


def _moment(text: str) -> datetime:
    try:
        return moments.from_text(text)
    except ValueError as error:
        raise NotUnderstood("A moment in it is not written as an archive writes it.") from error
