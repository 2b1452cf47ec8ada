"""Grammar by LanguageTool: a server that the user names or that siclint starts, and a table of chosen rules.

Little of it is imported unless the user asks for it. `session` brings a run and a server together, `check` asks about
one article, `rules` knows which rules are worth reading, `server` and `keeper` keep a server, `jars` and `java` find
what it needs.
"""
