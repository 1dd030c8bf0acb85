"""Where IPython's classes for rich output live; user code imports IPython.display."""
