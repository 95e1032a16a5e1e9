"""The commands about people: relationships, agreement, halfway, contacts, jar, today."""

from commandline import Program


def test_a_relationship_is_told_in_lines_and_as_an_object(mj: Program) -> None:
    mj.done("add", "topic", "delegating", "--with", "Ruth")
    told = mj.done("relationships", "Ruth").out
    assert "I am: the mentoree · working" in told
    assert "to talk about: delegating" in told
    found = mj.done("relationships", "--json").objects[0]
    assert (found["name"], found["open_topics"], found["topics_raised_by_me"]) == (
        "Ruth Halloran", 1, 1,
    )  # fmt: skip


def test_an_agreement_is_answered_and_agreed_line_by_line(mj: Program) -> None:
    assert "not talked about yet" in mj.done("agreement", "Ruth").out
    mj.done("agreement", "Ruth", "limits=danger to somebody", "rhythm_days=21", "--yes", "me")
    told = mj.done("agreement", "Ruth", "--yes", "partner").out
    assert " lines · agreed " in told.splitlines()[0]
    assert "limits: danger to somebody" in told
    mj.done("agreement", "Ruth", "rhythm_days=28")
    newest = mj.done("agreement", "Ruth", "--versions", "--json").objects[0]
    assert (newest["version"], newest["changed"]) == (2, ["Days between sessions"])
    assert "boundaries (private): –" in mj.done("agreement", "Ruth").out


def test_a_line_that_there_is_not_and_a_name_without_a_relationship(mj: Program) -> None:
    mj.done("add", "person", "Bea")
    assert "There is no line mood" in mj("agreement", "Ruth", "mood=fine").err
    assert "There is no relationship with Bea yet." in mj("agreement", "Bea").err
    assert mj("halfway", "Bea").code == 1


def test_the_halfway_numbers_are_compared_once_mine_are_there(mj: Program) -> None:
    mj.done("add", "review", "by=partner", "truth=3", "--with", "Ruth")
    assert all(each["theirs"] is None for each in mj.done("halfway", "Ruth", "--json").objects)
    mj.done("add", "review", "truth=8", "--with", "Ruth")
    first = mj.done("halfway", "Ruth").lines[0]
    assert first == "I can say what I really think here. you 8, they 3 (5 apart)"


def test_contacts_and_the_jar(mj: Program) -> None:
    assert "Nobody is waiting" in mj.done("contacts").err
    assert "Nothing is in the jar yet" in mj.done("jar").err
    mj.done("add", "person", "Imogen", "next_contact=+2d", "i_can_help_with=maps")
    assert "I can help with: maps" in mj.done("contacts").out
    mj.done("add", "feedback", "You waited", "kind=encouragement", "--with", "Ruth")
    mj.done("add", "feedback", "You asked", "kind=encouragement", "--with", "Ruth")
    assert mj.done("jar").lines[0] == "“You asked”"
    assert [each["words"] for each in mj.done("jar", "--all", "--json").objects] == [
        "You asked", "You waited",
    ]  # fmt: skip


def test_today_tells_what_home_shows(mj: Program) -> None:
    mj.done("add", "action", "Send the draft", "--with", "Ruth")
    mj.done("add", "insight", "I rule paths out")
    told = mj.done("today").out
    assert "mine: Send the draft" in told
    assert "So what will you do with it?" in told
    assert mj.done("today", "--json").objects[0]["is_mentor"] is False
