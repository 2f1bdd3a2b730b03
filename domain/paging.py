"""Pages of a list as a phone shows them, numbered from 0."""


def pages_of(total: int, size: int) -> int:
    """How many pages so many lines take; a list without any has one, which says so."""
    return max(1, -(-total // size))


def nearest_page(page: int, total: int, size: int) -> int:
    """The page nearest to what a button asked for: the list may have grown shorter since."""
    return min(max(page, 0), pages_of(total, size) - 1)
