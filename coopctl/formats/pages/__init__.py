"""What pages and papers are written with: templates, charts, inert Markdown, cells in words."""
