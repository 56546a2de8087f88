"""What a verb changes: the words of a call as operations on the files of records, tried before they are written."""
