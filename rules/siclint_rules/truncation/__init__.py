"""Rules for sentences and articles that were cut."""
