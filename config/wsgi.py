"""The WSGI application that gunicorn serves; without a secret key it refuses to start."""

import os

from django.core.wsgi import get_wsgi_application

from config.secret import require_secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
require_secret_key()
application = get_wsgi_application()
