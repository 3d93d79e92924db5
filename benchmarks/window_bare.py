"""The peer of the first paint: a PySide6 window with a tree and a text editor, and nothing else."""

from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit, QTreeView
from window_probe import FirstPaint, tell_first_paint

application = QApplication([])
tree, text = QTreeView(), QTextEdit()
middle = QSplitter()
middle.addWidget(tree)
middle.addWidget(text)
window = QMainWindow()
window.setCentralWidget(middle)
window.resize(1440, 900)
probe = FirstPaint(lambda: [tree.viewport(), text.viewport()], tell_first_paint)
window.show()
text.setFocus()
application.exec()
