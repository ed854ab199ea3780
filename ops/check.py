"""Filled in below."""

def main(arguments: list[str]) -> int:
    """."""
    return 1
