"""Other programs' files coming in, and everything going out again."""
