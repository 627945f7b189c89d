"""Work that other processes can be given: in a module that they find, too."""

import os
import signal


def double(number):
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def lost(number):
    return -number
