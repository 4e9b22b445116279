// ends: out_of_memory raised signalled
const kept = [];
while (true) {
  kept.push(Buffer.alloc(1 << 20, 1));
}
