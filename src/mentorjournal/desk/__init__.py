"""What is done with the open journal: thoughts taken in, changes worded, summaries made."""
