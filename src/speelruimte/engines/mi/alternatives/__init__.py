"""Other ways to say it: reviewed patterns with the professional's own words filled in, or nothing."""
