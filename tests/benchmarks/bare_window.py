"""The least program with a window, beside which P10 measures: it says when it was painted."""

import os

from PySide6.QtWidgets import QApplication, QMainWindow

if __name__ == "__main__":
    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    print("FRAME", flush=True)
    os._exit(0)
