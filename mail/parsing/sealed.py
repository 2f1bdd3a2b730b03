"""Signed and encrypted wrappers: S/MIME and PGP. Signatures are not checked, words are read."""

from collections.abc import Iterator

_SMIME_TYPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNATURES = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-encrypted",
    }
)
_PGP_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_PGP_SIGNATURE = "\n-----BEGIN PGP SIGNATURE-----"
_PGP_END = "-----END PGP SIGNATURE-----"
_PGP = "-----BEGIN PGP "
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DATA = bytes.fromhex("06092a864886f70d010701")
_DEEPEST = 8


def seal_of_type(content_type: str, parameters: dict[str, str]) -> str | None:
    """ "smime" or "pgp" for a part that wraps, by its type; None for any other."""
    if content_type in _SMIME_TYPES:
        return "smime"
    if content_type in {"multipart/signed", "multipart/encrypted"}:
        return "pgp" if "pgp" in parameters.get("protocol", "").lower() else "smime"
    return None


def is_signature(content_type: str) -> bool:
    """A part that only belongs to the wrapper: nothing a person would open."""
    return content_type in _SIGNATURES


def open_pgp_text(text: str) -> tuple[str, bool]:
    """Words of a text that PGP signed in place, and whether the text is sealed by PGP at all."""
    if _PGP not in text:
        return text, False
    before, begin, rest = text.partition(_PGP_SIGNED)
    signed, signature, rest = rest.partition(_PGP_SIGNATURE)
    if not begin or not signature:
        return text, True
    _, _, words = signed.partition("\n\n")
    after = rest.partition(_PGP_END)[2]
    return before + words.replace("\n- -", "\n-") + after, True


def signed_content(data: bytes) -> bytes | None:
    """The mail inside an S/MIME wrapper that signs without encrypting; None for an encrypted one.

    Outlook sends such when "send clear text signed" is off. RFC 5652: ContentInfo, SignedData,
    encapContentInfo, eContent.
    """
    if _SIGNED_DATA not in data[:64]:
        return None
    place = data.find(_DATA, 0, 4_096)
    if place < 0:
        return None
    wrapper = _element(data, place + len(_DATA), len(data))
    if wrapper is None or wrapper[0] != 0xA0:
        return None
    return b"".join(_octets(data, wrapper[1], wrapper[2], 0)) or None


def _octets(data: bytes, start: int, end: int, depth: int) -> Iterator[bytes]:
    """OCTET STRINGs of BER, which may be made of pieces."""
    while start < end and depth < _DEEPEST:
        element = _element(data, start, end)
        if element is None or element[0] == 0:
            return
        tag, content, after, following = element
        if tag == 0x04:
            yield data[content:after]
        elif tag == 0x24:
            yield from _octets(data, content, after, depth + 1)
        start = following


def _element(data: bytes, start: int, end: int) -> tuple[int, int, int, int] | None:
    """Tag, where the content begins and ends, and where the next element begins."""
    if start + 2 > end:
        return None
    tag, size, content = data[start], data[start + 1], start + 2
    if size == 0x80:  # of indefinite length: ends with two zero bytes, somewhere up to the end
        return tag, content, end, end
    if size > 0x80:
        count = size & 0x7F
        size = int.from_bytes(data[content : content + count], "big")
        content += count
    after = min(end, content + size)
    return tag, content, after, after
