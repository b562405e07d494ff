"""llama.cpp with the parts for every generation of processors, which it opens by name."""

from PyInstaller.utils.hooks import collect_dynamic_libs

binaries = collect_dynamic_libs("llama_cpp", search_patterns=["lib*.so", "*.dll", "*.dylib"])
