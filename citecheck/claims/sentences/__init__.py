"""What a sentence says, in a claim or in an abstract: more or less, of what, which side, tied or not, denied or not."""
