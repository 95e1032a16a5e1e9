"""Writing and changing records: one form a kind, with drafts that are kept as one types."""
