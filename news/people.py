"""How people of the newsroom are named."""

from django.contrib.auth.models import User


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()
