"""Automatic checks of what was submitted: advice to reviewers, kept as ``CheckResult`` rows."""
