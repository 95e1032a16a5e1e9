"""The commands: what a shell sees, on stdout, with exit codes."""
