"""Time as people say it, and activities counted."""

UNITS = ("hours", "minutes", "activities")


def spoken_minutes(minutes: float) -> str:
    """Say minutes as hours and minutes: ``59 h 40 min``, ``2 h``, ``20 min``."""
    hours, rest = divmod(round(minutes), 60)
    parts = [f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""]
    return " ".join(filter(None, parts))


def spoken_amount(amount: float, unit: str) -> str:
    """Say an amount of a scheme: time is given in minutes whatever the unit."""
    if unit == "activities":
        return f"{amount:g} {'activity' if amount == 1 else 'activities'}"
    return spoken_minutes(amount)


def spoken_short(amount: float, unit: str) -> str:
    """Say what is missing, minutes in full: ``20 minutes short``."""
    if unit != "activities" and amount < 60:
        return f"{round(amount)} minute{'' if round(amount) == 1 else 's'} short"
    return f"{spoken_amount(amount, unit)} short"
