"""Files in an S3 bucket, with the same addresses as files in a folder."""

from typing import Any

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class PublicBucket(S3Storage):
    """What anyone may fetch. Its address is ours (``/files/…``): the bucket itself stays closed."""

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """The address at which the site serves the file, or the CDN's when FILES_URL names one."""
        return settings.MEDIA_URL + (filepath_to_uri(name) or "").lstrip("/")


class PrivateBucket(S3Storage):
    """What has no address: asking for one raises ValueError, as the local folder's does."""

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Never."""
        raise ValueError("This file is not accessible via a URL.")
