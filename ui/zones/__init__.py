"""What each paragraph is taken for, corrected, and learned for its site."""
