"""Configuration: what may be said (schema), where it stands (load, locate), what is wrong with it (validate,
problems), and what holds for a file in the end (layers, resolve)."""
