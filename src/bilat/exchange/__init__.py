"""What comes in from files of other forms, and what goes out to other programs."""
