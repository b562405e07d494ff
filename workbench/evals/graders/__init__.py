"""The ways of judging an answer, one file each."""
