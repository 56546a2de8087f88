"""What the files say, as typed and frozen values: records, the portfolio, dates, texts, vocabularies."""
