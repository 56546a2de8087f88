"""What a new workspace begins with: its settings, its first agreement, and the files for editors, git and CI."""
