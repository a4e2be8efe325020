"""What is said when a row is not where something can be done from."""


class WrongTurn(Exception):
    """The message is for the person."""
