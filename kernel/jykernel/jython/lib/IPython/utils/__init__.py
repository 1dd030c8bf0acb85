"""Where IPython keeps functions for processes, text and captured output."""
