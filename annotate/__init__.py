"""The product without a screen and without a disk: no Qt, no SQLite, no file access."""
