"""Values of a record: dates, figures, countries, offices and names; and the shared errors."""
