"""What leaves a journal: a chosen summary, composed by allow-list."""
