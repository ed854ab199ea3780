"""Parts that pages are made of: templates under ``templates/components/`` and what they need drawn."""
