"""Is it good? Data sets, graders, comparisons of models, quantisations and prompts, reports."""
