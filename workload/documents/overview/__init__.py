"""What many sheets say together: of a unit, a municipality and the region."""
