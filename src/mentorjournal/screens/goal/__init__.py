"""A goal as its owner sees it: the screen, and the words of its parts."""
