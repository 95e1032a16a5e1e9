"""What all screens stand in: the places around them, their messages, dialogs and rows."""
