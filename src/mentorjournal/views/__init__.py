"""The records read together: what is due, what led to what. Views keep nothing of their own."""
