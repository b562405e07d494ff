"""``workbench doctor``: what is here, what is wrong, and how to mend it. It changes nothing."""
