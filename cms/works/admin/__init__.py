"""Wagtail's admin for topics and series. Works are corrected on their own pages, reviewed in moderation's."""
