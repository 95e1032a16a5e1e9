"""A private, encrypted journal for the two sides of a mentoring relationship."""

__version__ = "0.1.0"
