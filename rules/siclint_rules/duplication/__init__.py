"""Rules for text that stands again."""
