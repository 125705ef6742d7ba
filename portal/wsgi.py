"""The production entry point; refuses to serve with a setting missing."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

from portal.checks import refuse_incomplete_settings

refuse_incomplete_settings()
application = get_wsgi_application()
