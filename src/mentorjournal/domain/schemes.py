"""Schemes toward which time is counted, such as an award; settings of a journal, not code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError, field_validator

from mentorjournal.domain.record import CODE, NamedPart, Part, Words
from mentorjournal.errors import NotUnderstood

SETTING = "schemes"
"""The setting of the journal that holds them."""


class Category(NamedPart):
    """A part of a scheme, with how many activities it asks for at least."""

    name: Words
    minimum_activities: Annotated[int, Field(ge=0)] = 0


class Scheme(Part):
    """What is asked for: so much time, in these categories, from this day on."""

    # What another program noted beside it is kept.
    model_config = ConfigDict(extra="allow")

    id: Annotated[str, CODE] = Field(min_length=1)
    name: Words
    unit: Literal["hours", "minutes", "activities"] = "hours"
    target: Annotated[float, Field(gt=0, le=1_000_000)]
    registered_on: date | None = None
    """Nothing before this day counts."""
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    rules: str = ""
    """In the scheme's own words; the program does not read them."""

    @field_validator("categories")
    @classmethod
    def _named_apart(cls, categories: tuple[Category, ...]) -> tuple[Category, ...]:
        names = [each.name.strip().casefold() for each in categories]
        twice = next((each.name for each in categories if names.count(_folded(each)) > 1), "")
        if twice:
            raise ValueError(f"Two categories are called “{twice}”.")
        return categories

    def category(self, category_id: str) -> Category | None:
        """Find a category by its id."""
        return next((each for each in self.categories if each.id == category_id), None)

    @property
    def target_minutes(self) -> float | None:
        """The target as minutes; None where activities are counted and not time."""
        return {"hours": self.target * 60, "minutes": self.target}.get(self.unit)


def _folded(category: Category) -> str:
    return category.name.strip().casefold()


_SENTENCES = {
    "target": "The target is a number above 0, such as 60.",
    "name": "An award needs its name.",
    "unit": "The unit is hours, minutes or activities.",
    "categories": "An award needs at least one category, such as “Mentoring”.",
    "registered_on": "This is not a day.",
}


def scheme_of(fields: Any) -> Scheme:
    """Make a scheme; raises NotUnderstood whose ``fields`` tell what is wrong with which."""
    if not isinstance(fields, Mapping):
        raise NotUnderstood("A scheme is an object with a name, a target and categories.")
    try:
        return Scheme.model_validate(fields)
    except ValidationError as error:
        told = reversed(error.errors())  # the first one of a field is what is wrong with it
        problems = {str(each["loc"][0]): _sentence(each) for each in told}
        raise NotUnderstood(" ".join(problems.values()), problems) from error


def _sentence(error: Any) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    place = str(error["loc"][0])
    if place == "categories" and len(error["loc"]) > 1:
        return "Each category needs a name, and its activities are a whole number."
    return _SENTENCES.get(place, f"{place}: {error['msg']}.")
