"""PDF: lines off its pages, and paragraphs out of the lines."""
