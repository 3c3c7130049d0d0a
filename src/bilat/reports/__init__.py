"""What is worked out from records: counts, people, gaps, anniversaries, the profile of a pair, sources."""
