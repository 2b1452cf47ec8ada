"""Rules for one thing that an article writes in two ways, and for what contradicts itself."""
