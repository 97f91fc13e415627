"""The ASGI application for servers that speak it; without a secret key it refuses to start."""

import os

from django.core.asgi import get_asgi_application

from config.secret import require_secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
require_secret_key()
application = get_asgi_application()
