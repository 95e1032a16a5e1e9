"""How a journal is kept: the only home of SQL and of the cipher."""
