// ends: out_of_memory
const kept = [];
while (true) {
  kept.push(new Array(1000).fill(kept.length));
}
