"""What a check runs, and what of it is reported: the engine of the rules, the project's own rules, later facts."""
