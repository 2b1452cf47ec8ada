"""Rules about who: pronouns, first persons, speakers."""
