"""What people type, and what they probably meant: near words, other spellings, shortened references."""
