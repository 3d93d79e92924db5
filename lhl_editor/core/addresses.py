"""Web and mail addresses: what is wrong with one, and whether a label names another.

The forms are those of RFC 3986 (generic syntax), RFC 9110 (http, https) and RFC 6068 (mailto),
as narrow as a document for readers needs: a host has a dot, and no address holds a password.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from lhl_editor.core.frozen import frozen

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = rf"(?!www\.[^./?#:]+(?:[/?#:]|\Z))(?:{_LABEL}\.)+(?:[^\W\d_]{{2,}}|xn--[a-z0-9-]+)"
_FOUR_NUMBERS = r"\d{1,3}(?:\.\d{1,3}){3}"
_WEB = re.compile(
    rf"(?P<scheme>https?)://(?P<host>{_HOST}|{_FOUR_NUMBERS})(?P<port>:\d{{1,5}})?"
    r"(?P<rest>[/?#][^\s<>\"{}|\\^`]*)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(rf"[\w.!#$%&'*+/=?^`{{|}}~-]+@{_HOST}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):(?!\d)")
_SCHEME_TWICE = re.compile(r"(?:https?:?/*\s*)+(https?://.+)", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"(https?://.*?[^\s,;/=:?&#%|(])([\s,;]*|/)(https?://.+)", re.IGNORECASE)
_CRIPPLED = re.compile(r"https?(?::/{0,2}|//?)(?=\w)", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:https?://)?(?P<www>www\.)?(?P<host>{_HOST})(?P<rest>[/?#]\S*)?", re.IGNORECASE
)
_LONGEST = 2000  # what every browser and Word follow
# A name with a dot and no scheme is taken for an address only with one of these endings.
_ENDINGS = ("no", "se", "dk", "fi", "is", "eu", "com", "org", "net", "info", "int", "edu", "uk")


@frozen
class Fault:
    """What is wrong with an address: a rule's code, and the right address where it is certain."""

    rule: str
    mended: str = ""


@lru_cache(maxsize=16384)
def fault(address: str) -> Fault | None:
    """The one fault that counts, or None for an address that readers can follow."""
    if len(address) > _LONGEST:
        return Fault("malformed_address")
    if doubled := _doubled(address):
        return doubled
    if web := _WEB.fullmatch(address):
        return _plain_http(address, web)
    if is_mail(address):
        return None
    scheme = _SCHEME.match(address.strip())
    if scheme and scheme[1].lower() not in ("http", "https", "mailto"):
        return Fault("unsafe_address")
    return Fault("malformed_address", _mended(address))


def is_mail(address: str) -> bool:
    """Whether it is a `mailto:` that names somebody."""
    scheme, _, rest = address.partition(":")
    everybody = unquote(rest.partition("?")[0]).split(",")
    return scheme.lower() == "mailto" and all(is_email(one.strip()) for one in everybody)


def is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text))


def named_address(label: str) -> str:
    """The address that a label itself is, safe and whole; empty when it is no address."""
    label = label.strip().rstrip(".,;:")
    if is_email(label.removeprefix("mailto:")):
        return "mailto:" + label.removeprefix("mailto:")
    bare = _BARE.fullmatch(label)
    if not bare or not ("://" in label or bare["www"] or _ending(bare["host"]) in _ENDINGS):
        return ""
    return f"https://{(bare['www'] or '').lower()}{bare['host'].lower()}{bare['rest'] or ''}"


def leads_to(named: str, target: str) -> bool:
    """Whether the target is the place that a label names: host, and page if it names one."""
    if named.startswith("mailto:") or target.lower().startswith("mailto:"):
        return named.lower() == target.partition("?")[0].lower()
    named_host, named_page = _place(named)
    host, page = _place(target)
    return named_host == host and named_page in ("", page, page.partition("#")[0].rstrip("/"))


def same_place(address: str) -> str:
    """What two addresses of one place have in common: no scheme, no `www.`, no slash at the end."""
    return "".join(_place(address))


def host_of(address: str) -> str:
    """The host as a person writes it, without `www.`; a mail address without `mailto:`."""
    if address.lower().startswith("mailto:"):
        return address[7:].partition("?")[0]
    return _place(address)[0] or address


@lru_cache(maxsize=16384)
def _place(address: str) -> tuple[str, str]:
    web = _WEB.fullmatch(address)
    if not web:
        return "", address
    host = web["host"].lower().removeprefix("www.")
    return host + (web["port"] or ""), unquote(web["rest"] or "").rstrip("/")


def _ending(host: str) -> str:
    return host.rpartition(".")[2].lower()


def _plain_http(address: str, web: re.Match[str]) -> Fault | None:
    if web["scheme"].lower() == "https":
        return None
    # Another port is another server, of which nothing is known.
    return Fault("plain_http", "" if web["port"] else "https" + address[4:])


def _doubled(address: str) -> Fault | None:
    if address.lower().count("http") < 2:
        return None
    if twice := _SCHEME_TWICE.fullmatch(address):
        return Fault("doubled_address", _if_right(twice[1]))
    both = _RUN_TOGETHER.fullmatch(address)
    if not both:
        return None
    first, between, second = both.groups()
    same = same_place(first) == same_place(second)
    # After a slash one address may hold another: archives and proxies do.
    if between == "/" and _place(first)[0] != _place(second)[0]:
        return None
    return Fault("doubled_address", _if_right(second) if same else "")


def _mended(address: str) -> str:
    """The address that was certainly meant, or the empty text."""
    stripped = address.strip()
    if right := _if_right(stripped):
        return right
    if is_email(stripped):
        return "mailto:" + stripped
    crippled = _CRIPPLED.match(stripped)
    without = stripped[crippled.end() :] if crippled else stripped
    bare = _BARE.fullmatch(without)
    if bare and (bare["www"] or crippled or _ending(bare["host"]) in _ENDINGS):
        return _if_right("https://" + without)
    return ""


def _if_right(address: str) -> str:
    """The address with nothing wrong, plain http apart; else the empty text."""
    followed = bool(_WEB.fullmatch(address)) and not _doubled(address)
    return address if followed or is_mail(address) else ""
