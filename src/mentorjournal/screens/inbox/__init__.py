"""What came from others: the list, a page, taking one in, and answering it."""
