"""Wagtail's admin for accounts, creators and organisations."""
