"""Whom one can single out by adding and subtracting: exact linear algebra that shares nothing with fyrbodal/disclosure.py.

Each person is an unknown and each published group an equation, a row of ones and zeros. A group can be worked out if its
own row is a combination of them; that is, if it is orthogonal to everything that all of them are orthogonal to.
"""

from collections import defaultdict
from fractions import Fraction
from itertools import combinations


def told_apart(published, most=4):
    """The groups of at most so many people whose sum follows from the published groups."""
    classes = _classes(published)
    rows = [[Fraction(members[0] in group) for members in classes] for group in published]
    across = list(zip(*_orthogonal(rows, len(classes)), strict=True)) or [()] * len(classes)
    small = [number for number, members in enumerate(classes) if len(members) <= most]
    for count in range(1, most + 1):
        for chosen in combinations(small, count):
            people = [person for number in chosen for person in classes[number]]
            if len(people) <= most and not any(map(sum, zip(*(across[number] for number in chosen), strict=True))):
                yield set(people)


def _classes(published):
    """People who are in the same groups cannot be told apart, so they are one unknown together."""
    inside = defaultdict(list)
    for number, group in enumerate(published):
        for person in group:
            inside[person].append(number)
    alike = defaultdict(list)
    for person, numbers in inside.items():
        alike[tuple(numbers)].append(person)
    return list(alike.values())


def _orthogonal(rows, width):
    """A basis of all vectors that are orthogonal to the rows, by Gauss and Jordan."""
    reduced, leads = [], []
    for row in rows:
        left = list(row)
        for lead, other in zip(leads, reduced, strict=True):
            left = _minus(left, left[lead], other)
        if any(left):
            first = next(place for place, value in enumerate(left) if value)
            new = [value / left[first] for value in left]
            reduced = [*(_minus(other, other[first], new) for other in reduced), new]
            leads.append(first)
    for free in (place for place in range(width) if place not in leads):
        vector = [Fraction(place == free) for place in range(width)]
        for lead, row in zip(leads, reduced, strict=True):
            vector[lead] = -row[free]
        yield vector


def _minus(row, times, other):
    return [mine - times * theirs for mine, theirs in zip(row, other, strict=True)]
