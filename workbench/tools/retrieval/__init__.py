"""Search in the local documents of a person: read, cut into chunks, kept, found."""
