"""Receiving: no more of a file is kept, in memory or on the disk, than it takes to see that it is too large."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class StopAtTheLimit(FileUploadHandler):
    """First of FILE_UPLOAD_HANDLERS. The form then gets a file that is over the limit, and says so."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= settings.UPLOAD_MAX_BYTES else None

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one make the file."""
