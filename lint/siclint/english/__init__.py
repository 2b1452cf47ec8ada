"""What rules know of English: words, their tags, people, countries, quotations."""
