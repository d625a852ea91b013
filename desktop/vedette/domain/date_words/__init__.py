"""The words of dates, a file a language; `phrases_words` puts them side by side."""
