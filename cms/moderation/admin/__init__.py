"""Review in Wagtail's admin: the queue, a work's page, the bin, who stands in for whom, and what is set."""
