"""Makes files of every format out of the pages in tests/data/pages, whose zones are known."""
