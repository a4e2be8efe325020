"""What cannot be tried."""


class Impossible(Exception):
    """The operation is about something that is not on the copy."""
