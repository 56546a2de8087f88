"""Files that others made come in as records."""
