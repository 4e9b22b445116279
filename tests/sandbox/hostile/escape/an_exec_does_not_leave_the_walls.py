# ends: exited raised
import os, sys
code = """
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(0x10000000) == 0: print('BREACH unshare')
try:
    socket.socket(); print('BREACH socket')
except OSError: pass
try:
    if os.listdir('/proc'): print('BREACH proc')
except OSError: pass
try:
    open('/etc/x', 'w'); print('BREACH write')
except OSError: pass
"""
os.execv(sys.executable, [sys.executable, "-c", code])
