"""How the web process runs, in `make demo` and in docker-compose.yml alike."""

import os

wsgi_app = "fyrbodal.wsgi"
bind = os.environ.get("FYRBODAL_BIND", "0.0.0.0:8000")
worker_class = "gthread"
workers = int(os.environ.get("FYRBODAL_WEB_WORKERS", "2"))
threads = int(os.environ.get("FYRBODAL_WEB_THREADS", "4"))
timeout = 60  # seconds without a sign of life before a worker is replaced
graceful_timeout = 30  # seconds that requests under way get at the end
max_requests = 5000  # a worker is replaced now and then, so that nothing grows for ever
max_requests_jitter = 500
control_socket_disable = True  # would be made in the home folder of whoever runs this
logger_class = "gunicorn.glogging.Logger"
loglevel = os.environ.get("FYRBODAL_WEB_LOG", "info")
