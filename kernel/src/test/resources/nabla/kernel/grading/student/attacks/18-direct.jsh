// what: Buffers outside the heap
// says: does not allow
// %%
var hoard = new ArrayList<ByteBuffer>();
while (true) hoard.add(java.nio.ByteBuffer.allocateDirect(1 << 24));
// %%
import java.nio.*;
var hoard = new ArrayList<ByteBuffer>();
while (true) hoard.add(ByteBuffer.allocateDirect(1 << 24));
