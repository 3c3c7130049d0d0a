"""Values the record is made of: dates, figures, countries, offices, names, and the errors all share."""
