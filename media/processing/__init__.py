"""Making of a film what people watch."""
