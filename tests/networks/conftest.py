import pytest


@pytest.fixture(autouse=True)
def at_noon(noon):
    """Unless a test says another hour."""
