"""What of a record may leave: never, ask or offer, written beside each field.

A field carries its rule in its annotation, ``text: Annotated[str, OFFER]``. A field without a rule
never leaves: forgetting one keeps a secret, it does not tell it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pydantic import BaseModel


class Share(StrEnum):
    """How readily something is put into a summary."""

    NEVER = "never"
    """It cannot be put into one."""
    ASK = "ask"
    """It stays out unless it is picked for that summary."""
    OFFER = "offer"
    """It is ticked when the summary is begun, and can be taken out."""


@dataclass(frozen=True)
class Rule:
    """The sharing rule of one field."""

    share: Share
    on_its_own: bool = False
    """Whether it is picked by itself: a record offered as a whole does not carry it along."""


NEVER = Rule(Share.NEVER)
ASK = Rule(Share.ASK)
ASK_ALONE = Rule(Share.ASK, on_its_own=True)
OFFER = Rule(Share.OFFER)


@cache
def rules_of(model: type[BaseModel]) -> dict[str, Rule]:
    """Read the rule of every field of a model, by field name."""
    return {name: _rule(field.metadata) for name, field in model.model_fields.items()}


def _rule(metadata: list[object]) -> Rule:
    return next((each for each in metadata if isinstance(each, Rule)), NEVER)


def effective(rule: Rule, own: Share | None) -> Share:
    """Combine a field's rule with its record's own share.

    The record's own share lowers the rule, or raises *ask* to *offer*; nothing raises *never*.
    """
    if rule.share is Share.NEVER or own is None:
        return rule.share
    if own is Share.OFFER and rule.on_its_own:
        return rule.share
    return own
