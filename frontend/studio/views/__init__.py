"""Pages and endpoints of the studio: thin, over the rooms' queries, rules and actions."""
