"""What is suggested for the article at hand, shown and answered."""
