"""What stands in a printed document, in words; how it looks and how it gets onto paper lies elsewhere."""
