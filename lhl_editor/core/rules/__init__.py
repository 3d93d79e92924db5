"""The rules of validation: small functions from a part of a strategy to problems.

A rule of a field takes (place of its item, field, value), a rule of an item (item, place, today),
and a rule across sections the sections that it names. None of them looks anywhere else.
"""
