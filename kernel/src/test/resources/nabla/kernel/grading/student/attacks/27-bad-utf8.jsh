// what: Bytes that are no text
// %%
System.out.write(new byte[]{(byte) 0xff, (byte) 0xfe, 0}, 0, 3);
System.out.flush();
// %%
String bad() { return "\ud800"; }
