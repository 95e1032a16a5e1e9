"""The commands about contact cards: whose key is whose, and whether that was compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from mentorjournal.cli.command import FILE, Family, command
from mentorjournal.cli.incoming import read_incoming
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import NotUnderstood, Refused

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.desk.correspondence.contacts import CardAdded, Contact

_OUTCOMES = {
    "new": "You hold {name}'s card now",
    "known": "You hold this card of {name}'s already",
    "updated": "This is a later card of {name}'s with the same key; it took the place of the other",
    "successor": "{name} has new keys, and the old one signed them; this card took its place",
    "device": "This card of {name}'s stands beside the others, as another device",
    "replaced": "This card took the place of the one you held of {name}",
}


@command("show", example="mentorjournal card show > my-card.txt\nmentorjournal card show --qr")
@click.option("--qr", is_flag=True, help="Draw it as a QR code instead.")
@click.pass_obj
def card_show(console: Console, qr: bool) -> None:
    """Print your own card, to be handed to those who write to you.

    It holds your name and your public keys. The first time, the keys are made.
    """
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.identity import my_card

        card = my_card(journal)
    _print_card(console, card, qr)


@command("renew", example="mentorjournal card renew > my-new-card.txt")
@click.option("--yes", is_flag=True, help="Make new keys without asking.")
@click.pass_obj
def card_renew(console: Console, yes: bool) -> None:
    """Make new keys, and print the card that follows the old one.

    The old key signs the new card, so that those who hold your card take it without a question.
    """
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.identity import renew_keys

        if not yes and not console.confirmed(
            "Make new keys? Everybody who writes to you needs the new card.",
            "Nobody is here to be asked; --yes makes new keys without asking.",
        ):
            console.say("Nothing was changed.")
            return
        card = renew_keys(journal)
    _print_card(console, card, qr=False)


def _print_card(console: Console, card: str, qr: bool) -> None:
    from mentorjournal.sharing.sealed.cards import card_texts

    if console.json:
        console.put_json({"card": card})
    elif qr:
        _print_qr(console, card_texts(card.encode())[0])  # the newest: no camera reads long codes
    else:
        console.put(card.rstrip("\n"))


def _print_qr(console: Console, text: str) -> None:
    """Draw a code; one that does not fit into the window cannot be read by any camera."""
    from mentorjournal.sharing.sealed.safety import qr_lines

    lines = qr_lines(text)
    if console.width is not None and console.width < len(lines[0]):
        raise NotUnderstood(f"The code needs a window of {len(lines[0])} columns.")
    for line in lines:
        console.put(line)


@command(
    "add",
    example="mentorjournal card add ruth-card.txt\n"
    "mentorjournal card add - --as Ruth --replace < mail.txt",
)
@click.argument("file", type=FILE, metavar="FILE|-")
@click.option("--as", "partner", metavar="PERSON", help="Whose card it is; else by its name.")
@click.option("--device", is_flag=True, help="It is another device of theirs.")
@click.option("--replace", is_flag=True, help="Put it in the place of the card you hold.")
@click.pass_obj
def card_add(
    console: Console, /, file: Path, partner: str | None, device: bool, replace: bool
) -> None:
    """Take in the card of somebody who writes to you.

    It is not verified until you have compared the safety number. A new key under a known name is
    not taken unless the old key signed it, or you say that it is a device or replaces the old one.
    """
    if device and replace:
        raise NotUnderstood("Give either --device or --replace.")
    received = read_incoming(file)
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.contacts import KeyChanged, add_card

        person = journal.person_called(partner) if partner else None
        way: Literal["", "device", "replace"] = "device" if device else "replace" if replace else ""
        try:
            added = add_card(journal, received, person, way)
        except KeyChanged as error:
            hint = f"{error} Then: card add {file} --replace, or --device."
            raise Refused(hint, error.reason) from error
        _tell_added(console, added)


def _tell_added(console: Console, added: CardAdded) -> None:
    name = one_line(added.contact.person.name)
    if console.json:
        console.put_json({**_as_json(added.contact), "outcome": added.outcome})
        return
    made = ", who was added to your people" if added.was_made else ""
    console.put(f"{_OUTCOMES[added.outcome].format(name=name)}{made} ({added.contact.standing}).")
    if not added.contact.verified:
        console.say(f'Compare the safety number with them: mentorjournal card verify "{name}"')


@command("verify", example="mentorjournal card verify Ruth\nmentorjournal card verify Ruth --qr")
@click.argument("partner", metavar="PERSON")
@click.option("--qr", is_flag=True, help="Draw the number as a QR code, too.")
@click.option("--yes", is_flag=True, help="It was compared: mark it as verified without asking.")
@click.pass_obj
def card_verify(console: Console, partner: str, qr: bool, yes: bool) -> None:
    """Show the safety number to compare with somebody, and mark it as compared.

    Read one half to them and let them read the other to you, on the phone or face to face: both
    see the same number unless somebody exchanged a key on the way.
    """
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.contacts import (
            contact_of,
            mark_verified,
            safety_numbers,
        )

        contact = contact_of(journal, journal.person_called(partner))
        compared = set()
        for card, number in safety_numbers(journal, contact):
            if console.json:
                console.put_json({"person": contact.person.name, "safety_number": number.digits,
                                  "verified": bool(card.verified)})  # fmt: skip
            else:
                console.put("\n".join(number.lines))
            if qr:
                _print_qr(console, number.digits)
            if yes or (console.has_person and _is_same(console, contact)):
                compared.add(card.signing_key)
        after = mark_verified(journal, contact, compared)
    console.say(f"{one_line(after.person.name)} is {after.standing}.")


def _is_same(console: Console, contact: Contact) -> bool:
    name = one_line(contact.person.name)
    return console.confirmed(f"Does {name} see the same number?", "")


@command("list", example="mentorjournal card list")
@click.pass_obj
def card_list(console: Console) -> None:
    """List those whose cards you hold, and whether they were compared."""
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.contacts import contacts

        found = contacts(journal)
    for each in found:
        if console.json:
            console.put_json(_as_json(each))
        else:
            devices = f", {len(each.cards)} devices" if len(each.cards) > 1 else ""
            since = moments.spoken(each.cards[-1].added.astimezone().date())
            console.put(f"{one_line(each.person.name)}  {each.standing}, since {since}{devices}")
    if not found:
        console.say("You hold no card yet: card add takes one in.")


def _as_json(contact: Contact) -> dict[str, object]:
    return {
        "person": str(contact.person.id),
        "name": contact.person.name,
        "standing": contact.standing,
        "verified": contact.verified,
        "devices": len(contact.cards),
    }


@command("remove", example="mentorjournal card remove Ruth")
@click.argument("partner", metavar="PERSON")
@click.option("--yes", is_flag=True, help="Remove without asking.")
@click.pass_obj
def card_remove(console: Console, partner: str, yes: bool) -> None:
    """Forget the cards of somebody; the person and their pages stay."""
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.contacts import contact_of, remove_cards

        contact = contact_of(journal, journal.person_called(partner))
        name = one_line(contact.person.name)
        if contact.cards and not yes and not console.confirmed(
            f"Forget the card of {name}, and that it was compared?",
            "Nobody is here to be asked; --yes removes without asking.",
        ):  # fmt: skip
            console.say("Nothing was removed.")
            return
        remove_cards(journal, contact)
    console.say(f"You hold no card of {name} any more.")


card = Family(
    "card",
    "Show your contact card, and keep those of others.",
    [card_show, card_add, card_verify, card_list, card_renew, card_remove],
)
