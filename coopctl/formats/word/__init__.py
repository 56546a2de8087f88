"""Documents of Word: the body of a paper, in one language or two, and the timeline as pictures."""
