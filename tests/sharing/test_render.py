"""The forms: what they look like, and what cannot break them."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mentorjournal.domain.growth import CheckIn, Decision, Option, Resource
from mentorjournal.domain.sessions import Session
from mentorjournal.domain.sharing_rules import Share
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.marked import as_html, contained, literal
from mentorjournal.sharing.page import Page, spelled
from mentorjournal.sharing.render import FORMS, file_name
from mentorjournal.sharing.summary import check
from sharing.desk import (
    DAY,
    GOAL,
    INSIGHT,
    PROMISE,
    SESSION,
    THEIRS,
    WITH_RUTH,
    all_forms,
    markdown,
    page_of,
)

CHROMIUM = shutil.which("chromium")
PAGE = """\
# Session of 19 August 2025

From Asha to Ruth

Dear Ruth,

thank you.

## What we talked about

We read the March letter together.

## What I take from it

- There is no gap.

## Promises

- **Asha:** Send the draft (by Friday 29 August 2025)
- **Ruth:** Look at the options

## Goals

### Speak at the forum (active)

**Why:** To be heard.

**Milestones**

- Abstract in (by 19 August 2025, done on 19 August 2025)

**Strategies**

- No notes (trying)

  **What it taught me:** Dogs forgive.

**Check-ins**

- Progress 4 of 10, confidence for this task 6 of 10

  Better.

## Next

We meet again on Friday 28 November 2025.
"""


def a_page() -> Page:
    """Compose what Asha sends after the session of 19 August."""
    checkin = CheckIn(goal=GOAL.id, on=DAY, progress=4, confidence=6, note="Better.")
    picks = [
        (INSIGHT.id, None),
        (GOAL.id, None),
        (GOAL.id, "why"),
        (GOAL.id, "strategies"),
        (checkin.id, None),
    ]
    return page_of(
        SESSION,
        THEIRS,
        PROMISE,
        INSIGHT,
        GOAL,
        checkin,
        picks=picks,
        cover="Dear Ruth,\n\nthank you.\n",
    )


def test_a_summary_reads_like_a_letter() -> None:
    assert markdown(a_page()) == PAGE


def test_json_says_the_same_and_names_its_format() -> None:
    said = json.loads(all_forms(a_page())["json"])

    assert said["format"] == "mentorjournal-summary/1"
    assert (said["title"], said["from"], said["to"]) == (
        "Session of 19 August 2025",
        "Asha",
        "Ruth",
    )
    assert said["cover"] == "Dear Ruth,\n\nthank you."
    promises = next(each for each in said["sections"] if each["heading"] == "Promises")
    assert promises["paragraphs"][0] == {
        "style": "point",
        "label": "Asha",
        "text": "Send the draft",
        "aside": "by Friday 29 August 2025",
    }


def test_every_form_ends_with_a_line_end_and_the_same_page_gives_the_same_bytes() -> None:
    page = a_page()

    for form in FORMS.values():
        assert form.render(page) == form.render(page)
        assert form.render(page).endswith(b"\n")
        assert b"\r" not in form.render(page)


def test_a_file_name_tells_no_more_than_the_day() -> None:
    assert [file_name(a_page(), each) for each in FORMS.values()] == [
        "summary-2025-08-19.md",
        "summary-2025-08-19.html",
        "summary-2025-08-19.json",
    ]
    assert file_name(Page("Summary", "Asha", "Ruth"), FORMS["md"]) == "summary.md"


def test_several_sessions_are_told_by_their_days() -> None:
    first = Session(on=DAY.replace(month=6), relationship=WITH_RUTH.id, notes_shared="June.")
    page = page_of(SESSION, first)

    assert page.title == "Summary, 19 June to 19 August 2025"
    assert "### Thursday 19 June 2025\n\nJune." in markdown(page)
    assert page.day == DAY


def test_a_day_that_was_dropped_is_told_nowhere() -> None:
    page = page_of(SESSION.model_copy(update={"share": Share.ASK}), cover="Dear Ruth,")

    assert page.title == "Summary"
    assert page.day is None
    assert "2025" not in markdown(page)


def test_a_summary_without_a_session_is_named_by_the_day_it_is_given() -> None:
    assert page_of(THEIRS, day=DAY).title == "Summary of 19 August 2025"


def test_an_empty_page_cannot_be_written() -> None:
    with pytest.raises(CannotShare, match="Nothing has been chosen"):
        check(page_of())


def test_a_decision_is_set_with_its_options() -> None:
    decision = Decision(
        question="Honours?",
        on=DAY,
        options=(Option.model_validate({"name": "Yes", "for": "Mine", "against": "Poor"}),),
        confidence_pct=70,
        state_of_mind="Tired.",
        relationships=(WITH_RUTH.id,),
    )
    shown = markdown(page_of(decision, picks=[(decision.id, None)]))

    assert "- Yes\n\n  **For:** Mine\n\n  **Against:** Poor\n" in shown
    assert "**How sure I am:** 70 %" in shown
    assert "Tired" not in shown


def test_a_field_picked_without_its_title_names_only_its_kind() -> None:
    shown = markdown(page_of(GOAL, picks=[(GOAL.id, "why")]))

    assert "### Goal\n\n**Why:** To be heard." in shown
    assert "Speak" not in shown


def test_a_place_that_is_a_record_is_not_told() -> None:
    resource = Resource(
        title="A guide", on=DAY, where=str(SESSION.id), relationships=(WITH_RUTH.id,)
    )
    page = page_of(resource, cover=f"See {SESSION.id}#g3m2 and [[{PROMISE.id}]].")

    assert page.cover == "See […] and [[[…]]]."
    assert "- A guide\n" in markdown(page)


def test_days_are_spelled_whatever_the_locale() -> None:
    assert spelled(DAY, weekday=True) == "Tuesday 19 August 2025"


def test_one_line_cannot_become_a_heading_or_a_rule() -> None:
    promise = PROMISE.model_copy(update={"text": "# x\n---\n- y", "owner": "me"})

    assert "- **Asha:** \\# x --- - y (by" in markdown(page_of(promise))


@given(st.text(min_size=1))
def test_a_literal_line_is_drawn_as_it_was_typed(typed: str) -> None:
    line = " ".join(typed.replace("\0", "").split())
    tokens = MarkdownIt("commonmark").parse(literal(line))
    shown = "".join(each.content for token in tokens for each in token.children or [])

    assert shown == line
    assert len(tokens) == (3 if line else 0)


@example("```\nleft open")
@example("~~~~\nleft open\n~~~")
@example("a\n===\n<!-- open")
@example("- ```\n  left open")
@given(st.text(alphabet="`~#<>!-=\\[]()a1. \n\t*_/", max_size=60))
def test_what_a_person_wrote_cannot_reach_beyond_its_place(typed: str) -> None:
    page = f"{contained(typed)}\n\n## After\n\n- point\n"
    drawn = MarkdownIt("commonmark", {"html": True}).render(page)

    assert drawn.endswith("<h2>After</h2>\n<ul>\n<li>point</li>\n</ul>\n")
    assert not re.search(r"<img|<!|<\?|<a>", drawn)
    tokens = MarkdownIt("commonmark").parse(contained(typed))
    headings = {each.tag for each in tokens if each.type == "heading_open" and each.level == 0}
    assert headings <= {"h4", "h5", "h6"}


HOSTILE = """\
<script>document.title = "owned"</script>
<img src=https://evil.example/x.png onerror="document.title = 'owned'">
<svg/onload=alert(1)> <iframe src="https://evil.example"></iframe> <style>body{display:none}</style>
<base href="https://evil.example/"><form action="https://evil.example"><input></form>

![picture](https://evil.example/y.png) ![ref]

[script](javascript:alert(1)) [data](data:text/html,<script>alert(1)</script>) [file](file:///etc)
[plain](http://evil.example) [near](../x) [good](https://good.example/?a=1&b=2) <mailto:a@b.example>
[caps](JaVaScRiPt:alert(1)) [entity](java&#115;cript:alert(1)) [tab](java\tscript:alert(1))

[ref]: https://evil.example/z.png "a <b> title"

<!-- open
"""


class Tags(HTMLParser):
    """Collects the tags and the attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= set(attrs)


def drawn_tags(text: str) -> Tags:
    """Read a drawn text back."""
    tags = Tags()
    tags.feed(text)
    return tags


def test_hostile_markdown_draws_nothing_live() -> None:
    tags = drawn_tags(as_html(HOSTILE))

    assert tags.tags <= {"p", "a", "br"}
    assert {value for name, value in tags.attributes if name == "href"} == {
        "https://good.example/?a=1&b=2",
        "mailto:a@b.example",
    }
    assert {name for name, _ in tags.attributes} <= {"href", "rel", "title"}


@given(st.text(alphabet="`~#<>!-=\\[]()a1. \n\t*_/:\"'&;jscriptx", max_size=80))
def test_no_text_draws_more_than_is_allowed(typed: str) -> None:
    tags = drawn_tags(as_html(typed))

    allowed = "p br hr em strong code pre blockquote ul ol li a h4 h5 h6"
    assert tags.tags <= set(allowed.split())
    assert not [value for name, value in tags.attributes if name == "href"]


def a_hostile_page() -> Page:
    """Put the hostile text wherever a person can write."""
    session = SESSION.model_copy(update={"notes_shared": HOSTILE})
    promise = PROMISE.model_copy(update={"text": HOSTILE, "result": HOSTILE})
    return page_of(session, promise, cover=HOSTILE, writer="<script>alert(1)</script>")


def test_the_policy_allows_its_own_stylesheet_alone() -> None:
    letter = all_forms(a_hostile_page())["html"]

    assert "<script" not in letter
    assert "default-src 'none'; style-src 'sha256-" in letter
    assert "unsafe" not in letter
    tags = drawn_tags(letter)
    assert tags.tags.isdisjoint({"script", "img", "iframe", "svg", "form", "link"})
    assert not [name for name, _ in tags.attributes if name.startswith(("on", "src", "style"))]


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
def test_a_real_browser_runs_nothing_and_draws_the_letter(tmp_path: Path) -> None:
    letter = tmp_path / "letter.html"
    letter.write_text(all_forms(a_hostile_page())["html"])
    picture = tmp_path / "letter.png"

    dumped = chromium(tmp_path, "--dump-dom", letter.as_uri())
    said = chromium(
        tmp_path,
        f"--screenshot={picture}",
        "--enable-logging=stderr",
        "--v=0",
        letter.as_uri(),
    )

    tags = drawn_tags(dumped.stdout)
    assert "<title>Session of 19 August 2025</title>" in dumped.stdout
    assert tags.tags.isdisjoint({"script", "img", "iframe", "svg", "form", "base", "input"})
    assert "Content Security Policy" not in said.stderr  # its own style is let through
    assert picture.stat().st_size > 10_000


def chromium(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the browser without a window, a home or anything of its own to do."""
    return subprocess.run(
        [
            str(CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            f"--user-data-dir={folder / 'browser'}",
            *arguments,
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
