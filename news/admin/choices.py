"""
A choice among many that is looked up while one types.

Draws the form again after a forged choice too: Django's own widgets ask the database for whatever was sent.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

NUMBER = re.compile("[0-9]{1,18}")


class SelectOne(AutocompleteSelect):
    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, numbers(value), attr)


class SelectMany(AutocompleteSelectMultiple):
    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, numbers(value), attr)


def numbers(values: Sequence[str]) -> list[str]:
    return [value for value in values if NUMBER.fullmatch(str(value))]
