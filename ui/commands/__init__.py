"""What the actions call: the hands between them and the parts of the window."""
