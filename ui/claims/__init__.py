"""The annotations of the article at hand: their table, their form, and where else they are claimed."""
