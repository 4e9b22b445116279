# ends: out_of_memory
import zlib
bomb = zlib.compressobj(1)
packed = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(150)) + bomb.flush()
print(len(zlib.decompress(packed)))
