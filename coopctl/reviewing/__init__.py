"""What somebody reviews: two states of a workspace side by side, each change of each record, and what follows."""
