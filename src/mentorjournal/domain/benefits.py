"""What the programme says mentoring is for, line by line, and which records answer each line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["both", "mentoree", "mentor"]

Values = tuple[str, ...]


@dataclass(frozen=True)
class Answering:
    """Records of one kind that answer a line; with ``having``, only those with these values."""

    kind: str
    having: tuple[tuple[str, Values], ...] = ()


@dataclass(frozen=True)
class Benefit:
    """One line of the programme's page."""

    words: str
    side: Side
    answered_by: tuple[Answering, ...]
    empty: str
    """What would answer it, while nothing does."""
    begin: str
    """The kind of record by which one begins."""
    given: tuple[tuple[str, str], ...] = ()
    """What that record is begun with."""


def _of(kind: str, /, **having: str | Values) -> Answering:
    """Say which records answer; a single word stands for itself."""
    told = ((name, (value,) if isinstance(value, str) else value) for name, value in having.items())
    return Answering(kind, tuple(told))


_KIND_WORD = {"kind": "encouragement"}

BENEFITS: tuple[Benefit, ...] = (
    Benefit(
        "a relationship", "both", (_of("relationship"),),
        "a relationship, agreed line by line", "relationship",
    ),
    Benefit(
        "leads to insight, decisions, planning and action", "both",
        (_of("insight"), _of("decision"), _of("goal"), _of("action")),
        "one sentence you now see, and what it leads to", "insight",
    ),
    Benefit(
        "professional and personal development", "both", (_of("goal"),),
        "a goal; a personal one counts as much", "goal",
    ),
    Benefit(
        "strengthens knowledge and skills", "both", (_of("skill"), _of("rating")),
        "a skill that you follow over time", "skill",
    ),
    Benefit(
        "builds capability", "both",
        (_of("rating", view="looking_back"),
         _of("reflection", template=("r.close-mentoree", "r.close-mentor"))),
        "a rating looking back: what number should the start have had?", "rating",
        (("view", "looking_back"),),
    ),
    Benefit(
        "the mentoree drives", "both",
        (_of("topic", raised_by="me"), _of("summary", direction="sent")),
        "a topic of your own, or a summary that you wrote", "topic",
    ),
    Benefit(
        "the mentor guides reflection and action", "both",
        (_of("reflection", template=("r.practice", "r.three")),
         _of("summary", direction="received")),
        "a page after a session, or the answer to a summary", "reflection",
    ),
    Benefit(
        "supportive, diverse community of learners", "both",
        (_of("relationship", my_role="peer"), _of("session", kind=("group", "workshop")),
         _of("person")),
        "a person you have not asked yet: whose voice is missing?", "person",
    ),
    Benefit(
        "open to sharing experience, vulnerability, expertise", "both",
        (_of("insight"), _of("summary", direction="sent")),
        "one sentence lifted from a page of your own", "insight",
    ),
    Benefit(
        "discover and develop talents and skills", "mentoree", (_of("skill", kind="talent"),),
        "a talent: what do people bring to you without being told to?", "skill",
        (("kind", "talent"),),
    ),
    Benefit(
        "decision-making and problem-solving", "mentoree", (_of("decision"),),
        "a decision, with what you expect of it", "decision",
    ),
    Benefit(
        "self-confidence", "mentoree",
        (_of("checkin"), _of("feedback", direction="received", **_KIND_WORD)),
        "a check-in: how sure are you of this one task?", "checkin",
    ),
    Benefit(
        "career aspirations and options", "mentoree",
        (_of("decision"), _of("goal", area="career"),
         _of("reflection", template=("r.career", "r.options"))),
        "a decision about your path, with what each option costs", "decision",
    ),
    Benefit(
        "set goals and strategies", "mentoree", (_of("goal"),),
        "a goal, and what you try on the way", "goal",
    ),
    Benefit(
        "feedback on ideas", "mentoree", (_of("feedback", kind="idea", direction="received"),),
        "an idea on which you asked for an opinion", "feedback", (("kind", "idea"),),
    ),
    Benefit(
        "encouragement and support", "mentoree",
        (_of("feedback", direction="received", **_KIND_WORD),),
        "a kind word that you were told", "feedback", (("kind", "encouragement"),),
    ),
    Benefit(
        "new perspective on STEM study and career options", "mentoree",
        (_of("reflection", template=("r.options", "r.model")),
         _of("session", kind=("event", "shadowing"))),
        "a page on this: what have I ruled out without meeting anyone who does it?", "reflection",
        (("template", "r.options"),),
    ),
    Benefit(
        "be challenged, use talents, share expertise", "mentoree",
        (_of("goal", importance=("8", "9", "10")),
         _of("relationship", my_role=("peer", "mentor"))),
        "a goal that stretches you, or somebody whom you mentor", "goal",
    ),
    Benefit(
        "network and expand contacts", "mentoree", (_of("person"),),
        "a person, and when you will write to them", "person",
    ),
    Benefit(
        "learn new skills, extend knowledge", "mentoree",
        (_of("skill", kind=("skill", "knowledge")), _of("session", kind=("learning", "workshop")),
         _of("resource")),
        "a skill, a workshop, or something worth reading", "skill",
    ),
    Benefit(
        "a variety of resources", "mentoree", (_of("resource"),),
        "something worth reading or using, and what you took from it", "resource",
    ),
    Benefit(
        "participation counts toward an award", "mentoree",
        (Answering("session", (("counts_toward.scheme", ()),)),),
        "a session that counts toward an award (Hours keeps the award)", "session",
    ),
    Benefit(
        "give encouragement and support", "mentor",
        (_of("feedback", direction="given", **_KIND_WORD),),
        "the last exact kind thing you said", "feedback",
        (("direction", "given"), ("kind", "encouragement")),
    ),
    Benefit(
        "help discover talents; discuss aspirations", "mentor",
        (_of("feedback", direction="given", kind="observation"),
         _of("topic", raised_by="partner")),
        "something you saw them do well, told to them", "feedback",
        (("direction", "given"), ("kind", "observation")),
    ),
    Benefit(
        "be a role model; build the profession; give back", "mentor",
        (_of("goal", area="profession"), _of("reflection", template=("r.story", "r.watched"))),
        "a goal for the profession, or a page on being watched", "goal",
        (("area", "profession"),),
    ),
    Benefit(
        "be challenged; network; learn", "mentor",
        (_of("goal"), _of("person"), _of("skill", kind=("skill", "knowledge"))),
        "a goal of your own", "goal",
    ),
    Benefit(
        "leadership and mentoring capabilities", "mentor",
        (_of("skill", kind="mentoring"), _of("reflection", template="r.practice"),
         Answering("session", (("minute_of_first_advice", ()),))),
        "a mentoring skill that you follow (Growth adds the six)", "skill",
        (("kind", "mentoring"),),
    ),
    Benefit(
        "reflect on own career path", "mentor",
        (_of("reflection", template=("r.career", "r.nextstretch")), _of("decision")),
        "the line of your own path", "reflection", (("template", "r.career"),),
    ),
    Benefit(
        "satisfaction; refresh thinking", "mentor",
        (_of("feedback", direction="received", **_KIND_WORD),
         _of("reflection", template="r.close-mentor"), _of("insight")),
        "what have you changed your mind about?", "insight",
    ),
)  # fmt: skip
"""The lines in the programme's order; the mentor's own come last."""
