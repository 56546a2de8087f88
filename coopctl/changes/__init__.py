"""What has changed between two portfolios, each on its day, in the words of the domain; for reports and reviews."""
