"""HTML as a tree, the blocks of its text, which of them are the article, and what it says of itself."""
