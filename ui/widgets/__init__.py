"""Small parts that know nothing of articles: fields, labels, layouts, messages."""
