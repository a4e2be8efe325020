"""What whitenoise adds to our own files, which pass no middleware after it; settings.py needs it before any model."""

from wsgiref.headers import Headers


def static_headers(headers: Headers, path: str, url: str) -> None:
    headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
