"""Text and bytes to and from domain values, pure and streaming."""
