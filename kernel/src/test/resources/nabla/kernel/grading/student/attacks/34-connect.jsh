// what: Connecting in five ways
// says: does not allow network connections
// succeeds: connected
// %%
new Socket("127.0.0.1", ${PORT}).close();
// %%
java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:${PORT}/")).timeout(java.time.Duration.ofSeconds(1)).build(), java.net.http.HttpResponse.BodyHandlers.ofString());
// %%
java.nio.channels.SocketChannel.open(new InetSocketAddress("127.0.0.1", ${PORT})).close();
// %%
new DatagramSocket().send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), ${PORT}));
// %%
InetAddress.getByName("secret.example.org");
