"""Why a sentence that seems to say the contrary of a claim is not held against it: other people, times or things."""
