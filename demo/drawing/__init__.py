"""Pictures of the demo, all drawn by code: diagrams, plots, comics."""
