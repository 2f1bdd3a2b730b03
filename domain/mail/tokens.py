"""Tokens in our addresses name the letter that is answered or comes back; only hashes are kept."""

import hashlib


def token_hash(token: str) -> bytes:
    """What is kept of a token (SHA-256). It is looked up in an index of hashes, so the time that
    takes tells nothing of the token.
    """
    return hashlib.sha256(token.encode()).digest()
