"""Home: the facts that matter today."""
