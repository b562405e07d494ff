"""What graphs remember from one run to the next."""
