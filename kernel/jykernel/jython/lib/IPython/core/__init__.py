"""Where IPython's classes live: rich output, the shell behind get_ipython(), and its magics."""
