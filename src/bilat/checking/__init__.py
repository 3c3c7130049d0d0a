"""Is the record sound: rules across records, one function each, and the findings they come to."""
