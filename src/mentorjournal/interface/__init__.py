"""What the app is made of: how it comes in, locks, opens doors, and takes keys in order."""
