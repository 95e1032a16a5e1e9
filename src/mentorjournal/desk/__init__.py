"""What is done with the open journal: thoughts taken in, records read together, summaries made."""
