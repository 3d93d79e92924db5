"""A moment in, what people call it out: «i dag 10.42», «i går 15.20», «28. oktober»."""

from __future__ import annotations

from datetime import datetime, timedelta

from lhl_editor.language.catalogue import say


def moment_words(then: datetime, now: datetime) -> str:
    """When it was, seen from now; both in the same time zone."""
    clock = then.strftime("%H.%M")
    if then.date() == now.date():
        return say("moment.today", clock=clock)
    if then.date() == now.date() - timedelta(days=1):
        return say("moment.yesterday", clock=clock)
    month = say(f"month.{then.month}")
    if then.year == now.year:
        return say("moment.this_year", day=then.day, month=month)
    return say("moment.other_year", day=then.day, month=month, year=then.year)


def clock_words(then: datetime) -> str:
    """The time of day: «10.42»."""
    return then.strftime("%H.%M")
