"""What is remembered of long texts: made once, and by all that was given."""

from mentorjournal.sharing.long_texts import LONG, of_long_texts


def test_a_long_text_is_worked_on_once_and_a_short_one_each_time() -> None:
    worked_on: list[int] = []

    @of_long_texts
    def ends_with(text: str, end: str) -> bool:
        worked_on.append(len(text))
        return text.endswith(end)

    for text in ("short", "x" * LONG):
        assert [ends_with(text, each) for each in ("t", "x", "x")] == [
            text == "short", text != "short", text != "short",
        ]  # fmt: skip
    assert worked_on == [5, 5, 5, LONG, LONG]
