"""One incident as a page to read: the words of the printed summary, with icons, links and history."""
