"""What the sentence says of its source: year, month, journal, author, institution, country, number of works."""
