"""Where files are kept: a folder under VAR_DIR, or a bucket when S3_BUCKET names one."""

from pathlib import Path
from typing import Any

from botocore.config import Config

from .environment import env

PUBLIC, PRIVATE = "public", "private"


def storages(var_dir: Path, url: str) -> dict[str, dict[str, Any]]:
    """Django's STORAGES: ``default`` (anyone who knows the address) and ``originals`` (no address)."""
    if env("S3_BUCKET"):
        return {"default": _bucket(PUBLIC), "originals": _bucket(PRIVATE)}
    return {"default": _folder(var_dir, PUBLIC, base_url=url), "originals": _folder(var_dir, PRIVATE)}


def _folder(var_dir: Path, name: str, **options: Any) -> dict[str, Any]:
    return {"BACKEND": FOLDER[name], "OPTIONS": {"location": str(var_dir / "files" / name), **options}}


FOLDER = {PUBLIC: "django.core.files.storage.FileSystemStorage", PRIVATE: "media.storage.PrivateFiles"}
BUCKET = {PUBLIC: "site_config.buckets.PublicBucket", PRIVATE: "site_config.buckets.PrivateBucket"}


def _bucket(name: str) -> dict[str, Any]:
    """Both live in one bucket under a prefix each; what is private is only ever read through us."""
    return {
        "BACKEND": BUCKET[name],
        "OPTIONS": {
            "bucket_name": env("S3_BUCKET"),
            "location": name,
            "endpoint_url": env("S3_ENDPOINT_URL") or None,
            "region_name": env("S3_REGION"),
            "access_key": env("S3_ACCESS_KEY_ID"),
            "secret_key": env("S3_SECRET_ACCESS_KEY"),
            "default_acl": None,
            "file_overwrite": False,
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                # Since 1.36 boto3 sends checksums that OSS, COS and OBS refuse.
                request_checksum_calculation=env("S3_CHECKSUMS"),
                response_checksum_validation=env("S3_CHECKSUMS"),
            ),
        },
    }
