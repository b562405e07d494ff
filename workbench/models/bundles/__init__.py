"""One file or folder with models, agents and policy: signed, and checked to the last byte."""
