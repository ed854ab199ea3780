"""Panels, assignment, score sheets, calibration, results and certificates."""
