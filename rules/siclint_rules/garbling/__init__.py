"""Rules for what translation machines do to sentences."""
