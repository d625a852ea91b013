"""Commands of `vedette`, one small file each; the window is one of them."""
