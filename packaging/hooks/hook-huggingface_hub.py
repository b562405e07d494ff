"""Its modules are imported by name when they are first asked for."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules


def _is_wanted(name: str) -> bool:
    return ".cli" not in name and ".inference._mcp" not in name


hiddenimports = collect_submodules("huggingface_hub", _is_wanted, on_error="ignore")
datas = collect_data_files("huggingface_hub")
