"""What some commands ask in more than ten lines: from the words of a call to what is to be computed."""
