"""What is wrong with an answer, as the key of a message and never as a sentence."""

from domain.errors import DeskError


class FormError(DeskError):
    """An answer cannot be taken; the message `key` tells the person what to do instead.

    The messages are in domain/forms/locales (`form-…`). One written by the form's author comes as
    the argument `message` of the key `form-own-message`.
    """
