package nabla.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nabla.kernel.grading.release.ExerciseFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The recipe for Slurm, run by Slurm itself: Debian's `slurm-wlm` on one node, its daemons started here on the loopback. Opt in with
/// `-Dnabla.slurm=true`.
@EnabledIfSystemProperty(named = "nabla.slurm", matches = "true")
class SlurmTest {
  private static final String CONFIGURATION = """
      ClusterName=nabla
      SlurmctldHost=HOST(127.0.0.1)
      SlurmctldPort=26817
      SlurmdPort=26818
      AuthType=auth/munge
      AuthInfo=socket=DIR/munge.socket
      SlurmUser=USER
      SlurmdUser=USER
      StateSaveLocation=DIR/state
      SlurmdSpoolDir=DIR/spool
      SlurmctldPidFile=DIR/slurmctld.pid
      SlurmdPidFile=DIR/slurmd.pid
      SlurmctldLogFile=DIR/slurmctld.log
      SlurmdLogFile=DIR/slurmd.log
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_CPU
      MpiDefault=none
      ReturnToService=2
      NodeName=HOST NodeAddr=127.0.0.1 CPUs=2 RealMemory=4000 State=UNKNOWN
      PartitionName=main Nodes=HOST Default=YES MaxTime=INFINITE State=UP
      """;
  @TempDir Path folder;
  private final List<Process> daemons = new ArrayList<>();

  @Test
  void anArrayOfJobsGetsTheGradesOfALocalRun() throws Exception {
    GeneratedClass.handIn(ExerciseFolder.of(Path.of("exercises"), "07-bias-variance"), 6, 3, folder.resolve("submissions"));
    Path local = folder.resolve("local"), cluster = folder.resolve("cluster");
    succeed(grade(local));
    succeed(grade(cluster, "--plan", "slurm"));
    start();
    succeed(command("sbatch", "--wait", cluster.resolve("grade.slurm").toString()));
    succeed(grader("--report", cluster.toString()));
    assertEquals(Files.readString(local.resolve("grades.csv")), Files.readString(cluster.resolve("grades.csv")));
    assertEquals(7, Files.readString(cluster.resolve("grades.csv")).lines().count());
  }

  /// The daemons of a cluster of one node; returns when it is ready.
  private void start() throws IOException, InterruptedException {
    var key = new byte[1024];
    new Random().nextBytes(key);
    var permissions = java.nio.file.attribute.PosixFilePermissions.fromString("r--------");
    Files.setPosixFilePermissions(Files.write(folder.resolve("key"), key), permissions);
    for (var name : List.of("state", "spool")) Files.createDirectory(folder.resolve(name));
    var host = InetAddress.getLocalHost().getHostName().replaceFirst("\\..*", "");
    Files.writeString(folder.resolve("slurm.conf"), CONFIGURATION.replace("HOST", host).replace("USER", System.getProperty("user.name"))
        .replace("DIR", folder.toString()));
    daemon("munged", "--force", "--foreground", "--key-file=" + folder.resolve("key"), "--socket=" + folder.resolve("munge.socket"),
        "--pid-file=" + folder.resolve("munged.pid"), "--log-file=" + folder.resolve("munged.log"),
        "--seed-file=" + folder.resolve("seed"));
    daemon("slurmctld", "-D");
    daemon("slurmd", "-D");
    for (int i = 0; i < 120; i++) {
      if (said(command("sinfo", "-h", "-o", "%T")).contains("idle")) return;
      Thread.sleep(500);
    }
    throw new AssertionError("the cluster is not ready: " + Files.readString(folder.resolve("slurmctld.log")));
  }

  private void daemon(String... command) throws IOException {
    command[0] = Files.isExecutable(Path.of("/usr/sbin", command[0])) ? "/usr/sbin/" + command[0] : command[0];
    var builder = builder(command).redirectErrorStream(true);
    daemons.add(builder.redirectOutput(folder.resolve(Path.of(command[0]).getFileName() + ".out").toFile()).start());
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (var daemon : daemons.reversed()) {
      daemon.destroy();
      if (!daemon.waitFor(20, TimeUnit.SECONDS)) daemon.destroyForcibly().waitFor();
    }
  }

  private Process grade(Path out, String... more) throws IOException {
    var args = new ArrayList<>(
        List.of(folder.resolve("submissions").toString(), "--exercise", "07-bias-variance", "--out", out.toString()));
    args.addAll(Arrays.asList(more));
    return grader(args.toArray(String[]::new));
  }

  private Process grader(String... args) throws IOException {
    return command(GradeCommand.of(folder.resolve("grades"), args).toArray(String[]::new));
  }

  private ProcessBuilder builder(String... command) {
    var builder = new ProcessBuilder(command);
    builder.environment().put("SLURM_CONF", folder.resolve("slurm.conf").toString());
    return builder;
  }

  private Process command(String... command) throws IOException {
    return builder(command).redirectErrorStream(true).start();
  }

  private static String said(Process process) throws IOException, InterruptedException {
    var text = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return text;
  }

  private static void succeed(Process process) throws IOException, InterruptedException {
    var text = said(process);
    assertEquals(0, process.exitValue(), text);
  }
}
