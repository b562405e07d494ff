"""Its modules are imported by name when they are first asked for."""

from PyInstaller.utils.hooks import collect_submodules


def _is_wanted(name: str) -> bool:
    return not name.startswith(("openai.cli", "openai.helpers"))


hiddenimports = collect_submodules("openai", _is_wanted, on_error="ignore")
