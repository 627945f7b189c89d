"""What the claim calls the study: its kind, its phase, how it was blinded, in which direction of time it looked."""
