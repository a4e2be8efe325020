"""The examples in the docstrings of what is pure say what happens."""

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["economy.amounts", "reviewed.saying"])
def test_the_examples_are_true(name):
    result = doctest.testmod(import_module(f"projects.{name}"))
    assert (result.failed, result.attempted > 0) == (0, True)
