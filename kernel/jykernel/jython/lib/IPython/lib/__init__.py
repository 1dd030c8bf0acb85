"""Where IPython's displays of other documents live; user code imports IPython.display."""
