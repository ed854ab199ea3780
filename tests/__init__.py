"""The suite mirrors the rooms; `e2e` drives a browser, `golden` holds API answers."""
