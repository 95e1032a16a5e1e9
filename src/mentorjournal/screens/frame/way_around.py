"""The places there are, in the order in which they are listed."""

from mentorjournal.widgets.places import Place

PLACES = (
    Place("1", "home", "Home", "Home"),
    Place("2", "timeline", "Timeline", "Time"),
    Place("3", "sessions", "Sessions", "Sess"),
    Place("4", "goals", "Goals", "Goals"),
    Place("5", "reflections", "Reflections", "Refl"),
    Place("6", "feedback", "Feedback", "Feed"),
    Place("7", "people", "People", "Peop"),
    Place("8", "growth", "Growth", "Grow"),
    Place("9", "share", "Share", "Share"),
    Place("0", "inbox", "Inbox", "Inbox"),
)
