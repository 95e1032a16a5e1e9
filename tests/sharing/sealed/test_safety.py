"""The safety number: both see the same one, and another key gives another."""

from mentorjournal.sharing.sealed.keys import key_text
from mentorjournal.sharing.sealed.safety import qr_lines, safety_number
from sharing.sealed.parties import ASHA, RUTH, STRANGER


def test_both_see_the_same_number() -> None:
    hers = safety_number(ASHA.signing_key, RUTH.signing_key)

    assert hers == safety_number(RUTH.signing_key, ASHA.signing_key)
    assert hers != safety_number(ASHA.signing_key, STRANGER.signing_key)
    assert len(set(hers.halves)) == 2


def test_the_number_of_known_keys_stays_the_same_in_every_version() -> None:
    number = safety_number(key_text(bytes(range(32))), key_text(bytes(32)))

    assert number.lines == KNOWN


KNOWN = ("19907 64897 04193 02317 97889 23636", "75069 01878 27377 70596 73803 33171")


def test_a_half_is_read_in_six_groups_of_five() -> None:
    for line in safety_number(ASHA.signing_key, RUTH.signing_key).lines:
        assert [len(group) for group in line.split(" ")] == [5] * 6
        assert line.replace(" ", "").isdigit()


def test_the_picture_has_an_edge_and_the_corners_of_a_qr_code() -> None:
    lines = qr_lines(safety_number(ASHA.signing_key, RUTH.signing_key).digits)

    assert len({len(line) for line in lines}) == 1
    assert lines[0] == lines[1] == "█" * len(lines[0])
    assert all(line.startswith("████") and line.endswith("████") for line in lines)
    assert lines[2].startswith("████ ▄▄▄▄▄ █")
    assert len(lines) * 2 - len(lines[0]) in (0, 1)
    assert len(lines[0]) <= 40
