package nabla.kernel.shell;

/// One thing the compiler refused: where in the cell (offsets, end exclusive), its code in javac's catalogue, and the message.
record Problem(int start, int end, String code, String message) {}
