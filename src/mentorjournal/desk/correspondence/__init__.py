"""Letters between two journals: what is sent, what arrives, and what became of it."""
