"""Rules for characters that were damaged on the way."""
