"""Days as the moments that formats of others want."""


def moment(day: str) -> str:
    """Give the noon of a day, which is the same day nearly everywhere, or of a time's first day."""
    return f"{f'{day}-01-01'[:10]}T12:00:00Z"
