"""The settings of models and of the engines that run them."""

from __future__ import annotations

from workbench.base.sizes import MB
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.settings.row import SettingRow

MODEL_ROWS: tuple[SettingRow, ...] = (
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "model_folders",
        QT_TRANSLATE_NOOP("settings", "Model folders"),
        QT_TRANSLATE_NOOP(
            "settings",
            "More folders with GGUF files, one per line. Nothing in them is changed.",
        ),
        "folders",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "download_folder",
        QT_TRANSLATE_NOOP("settings", "Folder for downloads"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Where fetched models go, such as a second disk. Empty takes the program's own "
            "folder.",
        ),
        "folder",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "other_programs_models",
        QT_TRANSLATE_NOOP("settings", "Models of other programs"),
        QT_TRANSLATE_NOOP(
            "settings",
            "List what Ollama, LM Studio and the Hugging Face cache hold. It is used where it "
            "lies and never changed.",
        ),
        "switch",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "idle_unload_s",
        QT_TRANSLATE_NOOP("settings", "Unload when idle"),
        QT_TRANSLATE_NOOP(
            "settings", "A model that was not used for that long gives its memory back."
        ),
        "number",
        least=0,
        most=1440,
        step=5,
        suffix=" min",
        factor=60.0,
        zero=QT_TRANSLATE_NOOP("settings", "never"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "prefix_cache_bytes",
        QT_TRANSLATE_NOOP("settings", "Prompt cache"),
        QT_TRANSLATE_NOOP(
            "settings", "Most memory one model keeps so that it reads known text only once."
        ),
        "number",
        least=0,
        most=16_000,
        step=64,
        suffix=" MB",
        factor=MB,
        zero=QT_TRANSLATE_NOOP("settings", "off"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "prompt_caches_bytes",
        QT_TRANSLATE_NOOP("settings", "Prompt caches together"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Most memory all loaded models set aside for that. A model that is loaded later "
            "gets what is left; within it, what was unused the longest goes first.",
        ),
        "number",
        least=0,
        most=4_000_000,
        step=128,
        suffix=" MB",
        factor=MB,
        zero=QT_TRANSLATE_NOOP("settings", "no limit"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "guess_ahead",
        QT_TRANSLATE_NOOP("settings", "Guess ahead"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Text that repeats itself is written several tokens at a time. The model checks "
            "each, and it stops by itself where that is not faster. From the next loading on.",
        ),
        "switch",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "memory_limit_bytes",
        QT_TRANSLATE_NOOP("settings", "Memory for models"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Most memory of all loaded models together. A model that does not fit lets those "
            "unused the longest go first. Automatic is 95 % of what is free.",
        ),
        "number",
        least=0,
        most=4_000_000,
        step=500,
        suffix=" MB",
        factor=MB,
        zero=QT_TRANSLATE_NOOP("settings", "automatic"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "first_token_limit_s",
        QT_TRANSLATE_NOOP("settings", "Too slow after"),
        QT_TRANSLATE_NOOP(
            "settings",
            "A model that has said nothing for so long gives way to the next model of its "
            "agent. An agent without a next model waits.",
        ),
        "number",
        least=0,
        most=3600,
        suffix=" s",
        zero=QT_TRANSLATE_NOOP("settings", "never"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "models_at_once",
        QT_TRANSLATE_NOOP("settings", "Models at a time"),
        QT_TRANSLATE_NOOP("settings", "Most models that are loaded side by side."),
        "number",
        least=0,
        most=100,
        zero=QT_TRANSLATE_NOOP("settings", "no limit"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "start_model",
        QT_TRANSLATE_NOOP("settings", "Default model at the start"),
        QT_TRANSLATE_NOOP(
            "settings", "Warm up also reads its weights once, so the first answer comes sooner."
        ),
        "choice",
        (
            ("wait", QT_TRANSLATE_NOOP("settings", "Load when used")),
            ("load", QT_TRANSLATE_NOOP("settings", "Load")),
            ("warm", QT_TRANSLATE_NOOP("settings", "Load and warm up")),
        ),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Models"),
        "battery_saving",
        QT_TRANSLATE_NOOP("settings", "Spare the battery"),
        QT_TRANSLATE_NOOP(
            "settings",
            "On battery, models use half as many cores and are unloaded after five "
            "minutes at the latest.",
        ),
        "switch",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Engines"),
        "engine_mode",
        QT_TRANSLATE_NOOP("settings", "Where engines run"),
        QT_TRANSLATE_NOOP(
            "settings", "In its own process a crash costs one model, never the window."
        ),
        "choice",
        (
            ("process", QT_TRANSLATE_NOOP("settings", "Own process")),
            ("thread", QT_TRANSLATE_NOOP("settings", "Thread")),
        ),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Engines"),
        "engine_sandbox",
        QT_TRANSLATE_NOOP("settings", "Sandbox"),
        QT_TRANSLATE_NOOP(
            "settings",
            "On Linux a model's process reaches no file but its own, and no network.",
        ),
        "choice",
        (
            ("where possible", QT_TRANSLATE_NOOP("settings", "Where possible")),
            ("required", QT_TRANSLATE_NOOP("settings", "No model without it")),
        ),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Engines"),
        "engine_threads",
        QT_TRANSLATE_NOOP("settings", "CPU threads"),
        QT_TRANSLATE_NOOP(
            "settings", "Threads of one model. By itself, Workbench measures what is best."
        ),
        "number",
        least=0,
        most=256,
        zero=QT_TRANSLATE_NOOP("settings", "measured"),
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Engines"),
        "bench_limit_s",
        QT_TRANSLATE_NOOP("settings", "Time to find a setting"),
        QT_TRANSLATE_NOOP(
            "settings", "Longest search for the best setting of a model on this machine."
        ),
        "number",
        least=5,
        most=3600,
        step=5,
        suffix=" s",
    ),
    SettingRow(
        QT_TRANSLATE_NOOP("settings", "Engines"),
        "onnx_engine",
        QT_TRANSLATE_NOOP("settings", "ONNX models"),
        QT_TRANSLATE_NOOP(
            "settings", "What runs folders with ONNX models, from their next load on."
        ),
        "choice",
        (
            ("onnx-genai", "ONNX Runtime GenAI"),
            ("foundry-local", "Foundry Local"),
        ),
    ),
)
