"""siclint checks articles for what machine translation, rewriting and scraping break."""

__version__ = "0.1.0"
