"""Composing a summary: what goes in, exactly what the reader will see, and what stays."""
