"""The one error that every part of the program may raise at the user."""

from __future__ import annotations


class TawaturError(Exception):
    """Something that the user can mend; its message is one line that says what and how."""
