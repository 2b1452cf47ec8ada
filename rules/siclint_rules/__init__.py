"""The rules that come with siclint: a plugin like any other, loaded through the entry point."""
