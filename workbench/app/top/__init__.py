"""``workbench top``: what the machine and the running program do now, in a terminal."""
