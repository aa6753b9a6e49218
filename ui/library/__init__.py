"""All articles of the project: their list and its filters, and the search in them."""
