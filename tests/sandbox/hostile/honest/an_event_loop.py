# ends: exited
# prints: [0, 1, 4, 9] b'ping' 5
# answers: squares() == [0, 1, 4, 9]
import asyncio
async def square(n):
    await asyncio.sleep(0.01)
    return n * n
async def echo():
    server = await asyncio.start_unix_server(lambda reader, writer: asyncio.ensure_future(answer(reader, writer)), "/tmp/socket")
    reader, writer = await asyncio.open_unix_connection("/tmp/socket")
    writer.write(b"ping")
    said = await reader.read(4)
    writer.close()
    server.close()
    return said
async def answer(reader, writer):
    writer.write(await reader.read(4))
    await writer.drain()
    writer.close()
async def gather():
    return list(await asyncio.gather(*map(square, range(4))))
def squares():
    return asyncio.run(gather())
if __name__ == "__main__":
    print(squares(), asyncio.run(echo()), asyncio.run(asyncio.wait_for(asyncio.to_thread(len, "hello"), 2)))
