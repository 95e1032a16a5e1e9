"""Hours that count toward an award: seen, kept up, and written out as evidence."""
