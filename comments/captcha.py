"""The security code: our own digits and drawing, and an answer that can be spent once."""

import math
import random
import re
import secrets
from typing import Any

from captcha.fields import CaptchaField, CaptchaTextInput
from captcha.models import CaptchaStore
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageDraw

DIGITS = "23456789"  # 0 and 1 look like letters
CURVE_WIDTH = 3  # pixels
KEY = re.compile("[0-9a-f]{40}")  # as CaptchaStore makes them


def six_digits() -> tuple[str, str]:
    """
    The challenge and its answer, from the system's randomness.

    The package's own challenges use the global generator, which it seeds with the public key while it draws.
    """
    code = "".join(secrets.choice(DIGITS) for _index in range(settings.CAPTCHA_LENGTH))
    return code, code


def two_curves(draw: ImageDraw.ImageDraw, image: Image.Image) -> ImageDraw.ImageDraw:
    """Two sine curves in the digits' own colour, so that no colour filter parts them."""
    width, height = image.size
    for share in (0.38, 0.62):
        phase, waves = random.uniform(0, math.tau), random.uniform(1.2, 2.2)  # noqa: S311 - drawing, not secrecy
        swing = height * random.uniform(0.12, 0.22)  # noqa: S311 - drawing, not secrecy
        points = [(x, height * share + swing * math.sin(phase + math.tau * waves * x / width)) for x in range(width)]
        draw.line(points, fill=settings.CAPTCHA_FOREGROUND_COLOR, width=CURVE_WIDTH)
    return draw


def sine_warp(image: Image.Image) -> Image.Image:
    """Every column shifted up or down by up to four pixels, along a wave."""
    width, height = image.size
    phase = random.uniform(0, math.tau)  # noqa: S311 - drawing, not secrecy
    warped = Image.new("RGB", image.size, settings.CAPTCHA_BACKGROUND_COLOR)
    for x in range(width):
        shift = round(4 * math.sin(phase + x / 18))
        warped.paste(image.crop((x, 0, x + 1, height)), (x, shift))
    return warped


def spend(key: str, answer: str) -> bool:
    """
    Whether this is the answer to that live code. Right or wrong, the code is gone afterwards.

    The row is deleted by one statement and whoever deletes it has spent it, so of any number of parallel calls
    with the right answer exactly one is told so.
    """
    stored = _live(key).values_list("pk", "response").first()
    if stored is None:
        return False
    deleted, _rows = CaptchaStore.objects.filter(pk=stored[0]).delete()
    return deleted == 1 and constant_time_compare(stored[1], answer.strip())


def is_live(key: str | None) -> bool:
    """Whether this code was given out, has not expired and has not been spent."""
    return _live(key).exists()


def _live(key: str | None) -> QuerySet[CaptchaStore]:
    if not KEY.fullmatch(key or ""):
        return CaptchaStore.objects.none()
    return CaptchaStore.objects.filter(hashkey=key, expiration__gt=timezone.now())


class SecurityCodeInput(CaptchaTextInput):
    """Shows the same picture and the typed digits again while the code is unspent, a new one otherwise."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        key, answer = value if isinstance(value, list) else (None, "")
        if is_live(key):
            self._key, self._value = key, [key, answer]
            self.id_ = self.build_attrs(attrs or {}).get("id")
        else:
            CaptchaStore.remove_expired()  # whoever asks for a new code clears the old ones away
            self.fetch_captcha_store(name, value, attrs, self.generator)
        return forms.MultiWidget.render(self, name, self._value, attrs, renderer)


class SecurityCodeField(CaptchaField):
    """Checks only that both parts are there; the form spends the code once every other field is right."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("Please enter the security code."),
            "incorrect": _("The security code is incorrect. Please try again."),
            "expired": _("The security code has expired. Please use the new code."),
        }
        super().__init__(widget=SecurityCodeInput(), error_messages=messages, **kwargs)

    def clean(self, value: list[str]) -> list[str]:
        forms.MultiValueField.clean(self, value)
        return value
