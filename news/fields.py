"""Text columns that can hold nothing but clean text, whoever writes them."""

from typing import Any

from django.db import models
from django_prose_editor.fields import ProseEditorField

from news import body
from news.text import stored


class NFCMixin:
    """Cleans on the way in from a form and on the way to the database, look-ups included."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)  # type: ignore[misc]
        return stored(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)  # type: ignore[misc]
        return stored(value) if isinstance(value, str) else value


class CharField(NFCMixin, models.CharField):
    pass


class TextField(NFCMixin, models.TextField):
    pass


class BodyField(NFCMixin, ProseEditorField):
    """Rich text; sanitised on its way to the database, so that no code path stores anything else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, extensions=body.EDITOR_EXTENSIONS, sanitize=body.sanitise, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        # Once to decode what was written as entities, once more since NFC may join a bracket to a mark.
        return body.sanitise(stored(body.sanitise(value))) if isinstance(value, str) else value
