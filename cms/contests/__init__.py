"""Contests, editions, tracks, stages, entries and eligibility."""
