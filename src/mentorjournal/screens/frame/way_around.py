"""The places there are, in the order in which they are listed."""

from mentorjournal.widgets.places import Place

PLACES = (
    Place("1", "home", "Home"),
    Place("2", "timeline", "Timeline", "Time"),
    Place("3", "sessions", "Sessions"),
    Place("4", "goals", "Goals"),
    Place("5", "reflections", "Reflections", "Reflect"),
    Place("6", "feedback", "Feedback"),
    Place("7", "people", "People"),
    Place("8", "growth", "Growth"),
    Place("9", "share", "Share"),
)
