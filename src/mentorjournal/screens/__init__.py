"""What is seen: one module a screen."""
