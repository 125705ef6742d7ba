"""The forms of the photo library: a picture alone, and all that is known of it."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news import photo_files, photos
from news.models import Photo
from news.models.library import CENTRE

STEP = 5  # per cent: static/css/focus.css knows these places and no others
WORDS = ["alternative_text", "caption", "credit"]


class UploadForm(forms.ModelForm):
    """A picture alone, as the drop zone sends it; needs a transaction round it."""

    upload = forms.FileField(
        label=_("Picture file"),
        help_text=_("JPEG, PNG, WebP or AVIF, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    class Meta:
        model = Photo
        fields: list[str] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if upload := cleaned.get("upload"):
            try:
                cleaned["picture"] = photos.read(upload, upload.name, upload.size)
            except ValidationError as error:
                self.add_error("upload", error)
        return cleaned

    def _post_clean(self) -> None:
        """Stores only what is valid in every other way, and while a full disk can still be told."""
        super()._post_clean()  # type: ignore[misc] # Django's hook, unknown to its stubs
        picture = self.cleaned_data.get("picture")
        if picture is None or self.errors:
            return
        try:
            photo_files.keep(self.instance, picture, self.cleaned_data["upload"].name)
        except OSError:
            sentence = _("The picture could not be stored, the disk may be full. Nothing was saved; try again later.")
            self.add_error("upload", ValidationError(sentence, code="not_stored"))


def focus_field(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        initial=CENTRE,
        min_value=0,
        max_value=100,
        step_size=STEP,
        widget=forms.NumberInput(attrs={"type": "range"}),
    )


class PhotoForm(UploadForm):
    seen = forms.CharField(required=False, widget=forms.HiddenInput)  # fingerprint() of the photo as it was opened
    focus_x = focus_field(_("From left to right, per cent"))
    focus_y = focus_field(_("From top to bottom, per cent"))

    class Meta:
        model = Photo
        fields = ["alternative_text", "is_decorative", "caption", "credit", "focus_x", "focus_y"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["focus_x"], self.fields["focus_y"]  # there is nothing to point at yet
            return
        self.fields["seen"].initial = fingerprint(self.instance)
        if upload := self.fields.get("upload"):
            upload.required = False
            upload.label = _("Another file in its place")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("seen") != fingerprint(self.instance):
            self._refuse_stale(cleaned)
        return cleaned

    def _refuse_stale(self, cleaned: dict[str, Any]) -> None:
        """What was typed stays; beside it stands what a colleague has saved, and the next save is made knowingly."""
        sentence = _("Someone else has changed this photo meanwhile. Compare with what is stored now, then save again.")
        for name in WORDS:
            if cleaned.get(name) != (stored := getattr(self.instance, name)):
                stored_now = ValidationError(_("Stored now: “%(words)s”"), params={"words": stored}, code="stale")
                self.add_error(name, stored_now)
        self.add_error(None, ValidationError(sentence, code="stale"))
        self.data = {**self.data.dict(), "seen": fingerprint(self.instance)}  # type: ignore[attr-defined] # bound


class PhotoWordsForm(PhotoForm):
    """For those who may describe this picture and not put another in its place."""

    upload = None  # type: ignore[assignment] # Django's way to take a field out


def fingerprint(photo: Photo) -> str:
    """Differs whenever something that the form shows differs."""
    shown = [str(photo.file), *(getattr(photo, name) for name in PhotoForm.Meta.fields)]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
