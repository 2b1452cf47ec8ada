"""One text that is checked: its bytes, the reader of its format, its prose and the map back."""
