"""What is asked of a topic, which waits until it is talked about."""

from mentorjournal.screens.editor.blanks import Blank, Way

TOPIC = (
    Blank("text", "What to talk about", placeholder="a question, or a few words"),
    Blank("relationship", "In the work with", Way.ONE, of=("relationship",)),
    Blank(
        "raised_by",
        "Who raised it",
        Way.CHOICE,
        choices=(("me", "I"), ("partner", "the other")),
        row="how",
    ),
    Blank(
        "state",
        "How it stands",
        Way.CHOICE,
        choices=(
            ("open", "open"),
            ("discussed", "talked about"),
            ("parked", "parked"),
            ("dropped", "dropped"),
        ),
        row="how",
    ),
    Blank("note_private", "Note", Way.TEXT, private=True),
    Blank("discussed_in", "Talked about in", Way.SEVERAL, of=("session",), more=True),
    Blank("on", "Date", Way.DAY, more=True),
)
