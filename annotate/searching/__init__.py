"""Searching all articles: what can be asked, and where an article says it; no index, no disk."""
