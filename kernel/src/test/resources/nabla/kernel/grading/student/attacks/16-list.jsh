// what: A list of arrays that stays
// says: OutOfMemoryError|memory|was stopped
// %%
static List<byte[]> hoard = new ArrayList<>();
while (true) hoard.add(new byte[1 << 20]);
