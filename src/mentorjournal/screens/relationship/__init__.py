"""A relationship: how it stands, its agreement, its halfway numbers, its ending."""
