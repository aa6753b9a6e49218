"""What each part of a page is, and what the page says about itself: `analysis.analyse` begins."""
