"""The blocks of the status screen: agreements with their bars, what needs attention, what is owed."""
