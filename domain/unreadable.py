"""Why a file of the operator cannot be read or written, for a text that says it in his language."""

import errno


def why(error: OSError) -> dict[str, str]:
    """What the texts of a refused file are given.

    Returns:
        `code`: the error's name, as ENOENT, empty where there is none: the texts have words for the
        frequent ones. `reason`: the system's own words, for the others.
    """
    return {
        "code": errno.errorcode.get(error.errno or 0, ""),
        "reason": error.strerror or type(error).__name__,
    }
