"""Suggestions: what a sentence claims, with the words that speak for it; `engine.suggest` begins."""
