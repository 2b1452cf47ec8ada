"""Rules for what the page left in the article."""
