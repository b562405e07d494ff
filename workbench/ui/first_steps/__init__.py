"""What somebody who is new here sees first: a few choices, and a tour of the window."""
