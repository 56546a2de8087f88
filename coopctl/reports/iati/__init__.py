"""What is published to IATI (Activity Standard 2.03, https://iatistandard.org): activities as trees of elements."""
