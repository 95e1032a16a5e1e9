"""Parts of screens: given records, asking by message."""
