"""The public site's pages. They read ``queries`` of the rooms below and write nothing."""
