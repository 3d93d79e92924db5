"""Versions and what each follows -> their order, the heads, and what two have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lhl_editor.files.history.record import microseconds
from lhl_editor.files.history.version import Version


def ranked(
    versions: Sequence[Version], known: Mapping[str, Version] | None = None
) -> list[Version]:
    """With rank and depth, the newest first: by time, but none before what it follows.

    So a clock that was set back moves nothing. `known`: others that have theirs already.
    """
    ranks = {id: (one.rank, one.depth) for id, one in (known or {}).items()}
    for one in parents_first(versions):
        before = [ranks[id] for id in one.follows if id in ranks]
        rank = max([microseconds(one.stamped), *(rank for rank, _ in before)])
        ranks[one.id] = (rank, 1 + max((depth for _, depth in before), default=-1))
    with_ranks = (one._replace(rank=ranks[one.id][0], depth=ranks[one.id][1]) for one in versions)
    return sorted(with_ranks, key=lambda v: (v.rank, v.depth, v.number, v.id), reverse=True)


def parents_first(versions: Iterable[Version]) -> list[Version]:
    """In an order in which each comes after those that it follows."""
    by_id = {one.id: one for one in versions}
    done: set[str] = set()
    order: list[Version] = []
    for one in by_id.values():
        waiting = [one.id]
        while waiting:
            id = waiting[-1]
            missing = [each for each in by_id[id].follows if each in by_id and each not in done]
            if id in done or not missing:
                waiting.pop()
                if id not in done:
                    done.add(id)
                    order.append(by_id[id])
            else:
                waiting += missing
    return order


def heads(versions: Sequence[Version]) -> list[str]:
    """The ids of those that none follows, in the order given."""
    followed = {id for one in versions for id in one.follows}
    return [one.id for one in versions if one.id not in followed]


def ancestors(versions: Mapping[str, Version], id: str) -> set[str]:
    """The version itself and all that it follows, near and far."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        each = waiting.pop()
        if each in versions and each not in found:
            found.add(each)
            waiting += versions[each].follows
    return found


def commons(versions: Sequence[Version], one: str, other: str) -> list[Version]:
    """The versions that both follow and that no other such comes from, the newest first: several
    where two have merged crosswise.

    Two versions with the same bytes count as one: two who merge the same each make their own. But
    only where they come from the same of what both know, not where one went back on some of it.
    """
    by_id = {version.id: version for version in versions}
    first, second = ancestors(by_id, one), ancestors(by_id, other)
    shared = first & second
    alike: dict[str, list[str]] = {}
    for id in second - first:
        alike.setdefault(by_id[id].document, []).append(id)

    def comes_from(id: str) -> set[str]:
        return ancestors(by_id, id) & shared

    def is_in_both(each: Version) -> bool:
        twins = alike.get(each.document, ())
        return each.id in shared or any(comes_from(id) == comes_from(each.id) for id in twins)

    both = [each.id for each in versions if each.id in first and is_in_both(each)]
    return [by_id[id] for id in apart(versions, both)]


def apart(versions: Sequence[Version], ids: Sequence[str]) -> list[str]:
    """Those of the ids, each once, that none of the others comes from."""
    by_id = {version.id: version for version in versions}
    every = list(dict.fromkeys(ids))
    before = {old for id in every for old in ancestors(by_id, id) if old != id}
    return [id for id in every if id not in before]
