"""Taking files in, as the window shows it: what a file is found to be, what would happen, and what became of it."""
