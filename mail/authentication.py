"""Did this mail come from whom it says? What our own mail server found out (RFC 8601).

Anybody can write an Authentication-Results header, so only the topmost one with the name of the
company's own server counts: servers put theirs above what came with the mail. ARC results are the
word of others and are not read.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from mail.message import Message
from mail.parsing.addresses import read_addresses

_HEADER = "authentication-results"
_MICROSOFT = ("outlook.com", "microsoft.com", "office365.com")
_PAIR = re.compile(r'([\w.-]+)\s*(?:/\s*\d+\s*)?=\s*((?:"(?:[^"\\]|\\.)*"|[^\s;"])*)')
"""`name=value`. A value goes on behind its quotes: "client.ru"@evil.ru is an address of evil.ru."""

_LONGEST = 8192
"""Characters of a header that is read at all; real ones have some hundreds."""

_SENDERS = {"spf": ("smtp.mailfrom", "smtp.mail"), "dkim": ("header.d", "header.i")}


@dataclass(frozen=True, slots=True)
class Authentication:
    """`passed` is None where no server is configured whose word would count."""

    passed: bool | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Result:
    """One method's result: `dkim=pass header.d=client.ru`."""

    method: str
    verdict: str
    properties: dict[str, str]


def read_authentication(message: Message, authserv_ids: Collection[str]) -> Authentication:
    """Whether the sender's domain is vouched for: DMARC, or DKIM or SPF of the same domain.

    "The same" is relaxed alignment without a list of public suffixes: equal, or one below the
    other. Two branches of one organisation do not vouch for each other; such a mail goes to a
    person.

    Args:
        authserv_ids: names that the company's mail servers give themselves in the header; a name
            stands for those below it ("yandex.net"). Microsoft 365 writes none: "outlook.com"
            means headers of that form.
    """
    if not authserv_ids:
        return Authentication(None)
    results = _results_of(message, frozenset(name.casefold() for name in authserv_ids))
    if results is None:
        return Authentication(False, ("authentication:missing",))
    domain = _domain_of_sender(message)
    if domain is None:
        return Authentication(False, ("authentication:sender",))
    return _judged(results, domain)


def _judged(results: list[_Result], domain: str) -> Authentication:
    dmarc = [result for result in results if result.method == "dmarc"]
    if any(result.verdict == "fail" for result in dmarc):
        return Authentication(False, ("authentication:dmarc=fail",))
    if dmarc and all(result.verdict == "pass" and _is_of(result, domain) for result in dmarc):
        return Authentication(True, ("authentication:dmarc=pass",))
    for result in results:
        if result.verdict == "pass" and _is_aligned(result, domain):
            return Authentication(True, (f"authentication:{result.method}=aligned",))
    found = (f"authentication:{result.method}={result.verdict}" for result in results)
    return Authentication(False, tuple(dict.fromkeys(found)) or ("authentication:none",))


def _results_of(message: Message, authserv_ids: frozenset[str]) -> list[_Result] | None:
    """The results of the topmost header of our own server; None when it wrote none."""
    for header in message.headers.get(_HEADER, ()):
        first, *others = _parts(header[:_LONGEST])
        name = first.split()[0].casefold() if first.split() else ""
        if "=" in name:  # as Microsoft writes it: results at once
            name, others = "", [first, *others]
        if _is_ours(name, authserv_ids):
            if len(header) > _LONGEST:
                return []
            return [result for part in others if (result := _result(part))]
    return None


def _is_ours(name: str, authserv_ids: frozenset[str]) -> bool:
    if not name:
        return any(_is_same_or_below(trusted, of) for trusted in authserv_ids for of in _MICROSOFT)
    return any(_is_same_or_below(name, trusted) for trusted in authserv_ids)


def _result(part: str) -> _Result | None:
    pairs = [(name.casefold(), value.casefold()) for name, value in _PAIR.findall(part)]
    if not pairs:
        return None
    (method, verdict), *properties = pairs
    # The first value of a property counts: a second one may be words out of the mail.
    return _Result(method, verdict, dict(reversed(properties)))


def _is_of(result: _Result, domain: str) -> bool:
    """Whether DMARC looked at the sender that people see; some write his organisation's domain."""
    looked_at = result.properties.get("header.from", domain)
    return _are_aligned(_ascii(looked_at.rpartition("@")[2]), domain)


def _is_aligned(result: _Result, domain: str) -> bool:
    values = (result.properties.get(name, "") for name in _SENDERS.get(result.method, ()))
    domains = (_ascii(value.rpartition("@")[2].strip("<>")) for value in values if value)
    return any(_are_aligned(vouching, domain) for vouching in domains)


def _are_aligned(vouching: str, domain: str) -> bool:
    """A top-level domain vouches for nobody."""
    if "." not in vouching or "." not in domain:
        return False
    return _is_same_or_below(vouching, domain) or _is_same_or_below(domain, vouching)


def _is_same_or_below(name: str, above: str) -> bool:
    return name == above or name.endswith(f".{above}")


def _domain_of_sender(message: Message) -> str | None:
    """Of the one sender; a mail that names several, or has several From headers, has none."""
    written = [value[:_LONGEST] for value in message.headers.get("from", ())]
    addresses = {address.address for address in read_addresses(written)}
    if message.sender is None or len(written) > 1 or len(addresses) > 1:
        return None
    return _ascii(message.sender.domain) or None


def _ascii(domain: str) -> str:
    """A domain as DNS has it: почта.рф and its xn-- form are one."""
    try:
        return domain.strip(" .").casefold().encode("idna").decode()
    except UnicodeError:
        return domain.casefold()


def _parts(header: str) -> list[str]:
    """What stands between semicolons, without comments in parentheses; quoted words are whole."""
    parts = [""]
    depth, quoted, escaped = 0, False, False
    for letter in header:
        if escaped or letter == "\\":
            escaped = not escaped
        elif letter == '"' and not depth:
            quoted = not quoted
        elif letter in "()" and not quoted:
            depth = depth + 1 if letter == "(" else max(depth - 1, 0)
            continue
        elif letter == ";" and not quoted and not depth:
            parts.append("")
            continue
        if not depth:
            parts[-1] += letter
    return parts
