"""The parts of ``./dev``: the standard library only, so that they run before anything is installed."""
