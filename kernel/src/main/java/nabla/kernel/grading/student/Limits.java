package nabla.kernel.grading.student;

/// What one submission may use up. Times are in seconds, sizes in megabytes.
///
/// @param wall the whole submission, from its start to its last task
/// @param cell one cell
/// @param cpu the processor time of one process
/// @param heap Java objects
/// @param direct buffers outside the heap
/// @param resident the memory of all its processes together
/// @param threads of all its processes together
/// @param disk one file, and all files together where the system can hold it to that
/// @param output characters kept of what one cell prints
/// @param answer one message from the student's process
/// @param notebook the file that was handed in
/// @param restarts how often a new process may take the place of one that ended or had to be ended
public record Limits(int wall, int cell, int cpu, int heap, int direct, int resident, int threads, int disk, int output, int answer,
    int notebook,
    int restarts) {
  /// What exercises need, and ten times as much.
  public static final Limits USUAL = new Limits(120, 30, 100, 512, 64, 1600, 200, 64, 20_000, 32, 10, 6);

  public Limits withWall(int seconds) {
    return new Limits(seconds, cell, cpu, heap, direct, resident, threads, disk, output, answer, notebook, restarts);
  }

  public Limits withCell(int seconds) {
    return new Limits(wall, seconds, cpu, heap, direct, resident, threads, disk, output, answer, notebook, restarts);
  }

  public Limits withCpu(int seconds) {
    return new Limits(wall, cell, seconds, heap, direct, resident, threads, disk, output, answer, notebook, restarts);
  }

  public Limits withHeap(int megabytes) {
    return new Limits(wall, cell, cpu, megabytes, direct, resident, threads, disk, output, answer, notebook, restarts);
  }
}
