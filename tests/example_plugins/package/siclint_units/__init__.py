"""Rules about units of measurement. Each module beside this one holds a rule, and has its page beside it."""
