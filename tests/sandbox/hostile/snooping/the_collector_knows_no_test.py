# ends: exited
# Everything that Python can reach, and what lies in containers of containers; a needle that is nowhere as itself.
import gc, re
needle = re.compile("S[E]CRET-EXPECTED-[0-9]+")
seen = set()
def look(thing, depth):
    if id(thing) in seen or depth > 6 or len(seen) > 400_000:
        return
    seen.add(id(thing))
    if isinstance(thing, (str, bytes)):
        text = thing if isinstance(thing, str) else thing.decode("latin-1")
        if needle.search(text):
            print("BREACH", text[:200])
        return
    for inner in gc.get_referents(thing):
        look(inner, depth + 1)
def total(numbers):
    for thing in gc.get_objects():
        look(thing, 0)
total([])
