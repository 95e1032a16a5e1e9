"""Whose cards are held, my own card, and the safety number that two people compare."""
