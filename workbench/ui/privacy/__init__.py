"""What left this machine, what was refused, and what holds the program."""
