"""A session's whole life on one screen: before, during, after, or called off."""
