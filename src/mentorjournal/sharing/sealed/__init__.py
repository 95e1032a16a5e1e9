"""Sealed messages: signed by their writer, locked to their reader, readable without the program."""
