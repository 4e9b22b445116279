# ends: exited
# prints: gone 1 0
# answers: cycle() == True
import gc, weakref
class Node:
    def __init__(self): self.me = self
def cycle():
    ref = weakref.ref(Node())
    gc.collect()
    return ref() is None
if __name__ == "__main__":
    node = Node()
    weakref.finalize(node, print, "gone", end=" ")
    cache = weakref.WeakValueDictionary(a=node)
    before = len(cache)
    del node
    gc.collect()
    print(before, len(cache))
