"""From files to records: the one door in is `loading.loader.load`."""
