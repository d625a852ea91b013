"""What the program is, whose work is in it, and what it runs on."""
