"""Why something that was received is not taken in: each reason with its own plain sentence."""

from enum import StrEnum

from mentorjournal.errors import Refused


class Reason(StrEnum):
    """The reasons, in the order in which they are looked for."""

    TOO_LARGE = "too_large"
    NOTHING = "nothing"
    NOT_TEXT = "not_text"
    PACKED = "packed"
    PRINTED = "printed"
    OPENPGP = "openpgp"
    CALENDAR = "calendar"
    WEB_PAGE = "web_page"
    MAIL = "mail"
    SECRET_KEY = "secret_key"  # noqa: S105 (a reason, no secret)
    SEALED_TWICE = "sealed_twice"
    ARMOR = "armor"
    HEADER = "header"
    HEADER_TOO_LONG = "header_too_long"
    NEWER_SEAL = "newer_seal"
    COSTLY = "costly"
    NEEDS_PASSPHRASE = "needs_passphrase"  # noqa: S105 (a reason, no secret)
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105 (a reason, no secret)
    NO_KEY_OF_MINE = "no_key_of_mine"
    DAMAGED = "damaged"
    UNSIGNED = "unsigned"
    SIGNATURE_FORM = "signature_form"
    OTHER_PURPOSE = "other_purpose"
    CHANGED = "changed"
    NO_RECORDS = "no_records"
    OTHER_SENDER = "other_sender"
    OTHER_RECIPIENT = "other_recipient"
    NEWER_FORMAT = "newer_format"
    TOO_DEEP = "too_deep"
    SAID_TWICE = "said_twice"
    NUMBER = "number"
    HALF_CHARACTER = "half_character"
    NOT_JSON = "not_json"
    SHAPE = "shape"
    DISAGREES = "disagrees"
    NO_CARD = "no_card"
    SEVERAL_CARDS = "several_cards"
    CARD_FORM = "card_form"
    CARD_CHANGED = "card_changed"
    CARD_KEY = "card_key"
    NOT_A_SUCCESSOR = "not_a_successor"


SENTENCES: dict[Reason, str] = {
    Reason.TOO_LARGE: "This is larger than any summary: at most 17 MB are read.",
    Reason.NOTHING: "There is nothing in this.",
    Reason.NOT_TEXT: "This is neither a sealed summary nor a text in UTF-8.",
    Reason.PACKED: "This is packed, as a zip is: unpack it, and give the file inside.",
    Reason.PRINTED: "This is a PDF: read it in another program; it cannot be taken in here.",
    Reason.OPENPGP: "This is sealed with OpenPGP: open it with that, and give what is inside.",
    Reason.CALENDAR: "This is for a calendar: open it there; it cannot be taken in here.",
    Reason.WEB_PAGE: "This is a web page: open it in a browser, or ask for it sealed or as text.",
    Reason.MAIL: "There are several things in this mail: save the one you want, and give that.",
    Reason.SECRET_KEY: "This holds a secret key of age, and no page: keep it to yourself.",
    Reason.SEALED_TWICE: "This is sealed twice: open it once with age, and give what is inside.",
    Reason.ARMOR: "The lines of the sealed text are not as they were written; ask for the file.",
    Reason.HEADER: "The seal of this file is not spelled as the age format has it.",
    Reason.HEADER_TOO_LONG: "The seal of this file is longer than any that is read.",
    Reason.NEWER_SEAL: "This file is sealed in a later form of age, which is not known here.",
    Reason.COSTLY: "Opening this file would cost far too much memory; it is not tried.",
    Reason.NEEDS_PASSPHRASE: "This is sealed with a passphrase; its writer has to tell you that.",
    Reason.WRONG_PASSPHRASE: "This passphrase does not open it.",
    Reason.NO_KEY_OF_MINE: "This is sealed to somebody else: none of your keys opens it.",
    Reason.DAMAGED: "This file was damaged or changed on its way: it does not open whole.",
    Reason.UNSIGNED: "Nobody signed this, so nobody can tell who wrote it.",
    Reason.SIGNATURE_FORM: "The signature is not one that can be read.",
    Reason.OTHER_PURPOSE: "The signature was made for another purpose than a summary.",
    Reason.CHANGED: "The signature does not fit: the text is not what its writer signed.",
    Reason.NO_RECORDS: "The part for the program is missing or cannot be read.",
    Reason.OTHER_SENDER: "It says it comes from somebody other than who signed it.",
    Reason.OTHER_RECIPIENT: "This was written to somebody else and passed on; it is not yours.",
    Reason.NEWER_FORMAT: "A later version of mentorjournal wrote this.",
    Reason.TOO_DEEP: "The part for the program is nested deeper than any that is read.",
    Reason.SAID_TWICE: "The part for the program says one thing twice.",
    Reason.NUMBER: "The part for the program holds a number that no summary has.",
    Reason.HALF_CHARACTER: "The part for the program holds half of a character.",
    Reason.NOT_JSON: "The part for the program is not JSON.",
    Reason.SHAPE: "The part for the program is not what a summary holds.",
    Reason.DISAGREES: "The part for the program says something that the page does not.",
    Reason.NO_CARD: "There is no contact card in this.",
    Reason.SEVERAL_CARDS: "There are several contact cards in this; add them one by one.",
    Reason.CARD_FORM: "This card is not written as a card is; ask for it again.",
    Reason.CARD_CHANGED: "This card was changed after it was signed; ask for it again.",
    Reason.CARD_KEY: "A key on this card cannot be used.",
    Reason.NOT_A_SUCCESSOR: "This card says it follows another, whose key did not sign it.",
}


def refused(reason: Reason) -> Refused:
    """Make the error that says why."""
    return Refused(SENTENCES[reason], reason.value)
