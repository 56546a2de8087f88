"""One record whole: its facts and sections, what depends on it, and why its figures are what they are."""
