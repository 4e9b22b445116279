# ends: exited
import os
os._exit(0)
