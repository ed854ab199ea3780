"""Who may go through which door: every address, bulk action, admin-API action and command."""
