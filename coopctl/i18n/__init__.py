"""Words in the reader's language: messages, labels, dates and numbers, and data made harmless among them."""
