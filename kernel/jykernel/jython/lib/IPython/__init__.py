"""The part of IPython's interface that notebooks use for rich output, on top of the module _jykernel."""
