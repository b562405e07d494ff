"""The languages of the program: which there are, texts, counts and figures in each."""
