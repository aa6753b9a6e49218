"""The article as it is read and marked: set, painted, scrolled, and what keys and mouse do in it."""
