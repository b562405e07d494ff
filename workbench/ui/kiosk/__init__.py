"""What stands before the window where people sign in or visitors come and go."""
