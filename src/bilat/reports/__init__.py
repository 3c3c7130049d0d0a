"""Results computed from records: counts, people, gaps, anniversaries, the profile of a pair, sources."""
