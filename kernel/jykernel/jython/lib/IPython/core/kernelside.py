"""The functions of the kernel that the shell is built on; they are made when this module is first imported."""
from __future__ import absolute_import

import _jykernel

kernel = _jykernel._shell()
