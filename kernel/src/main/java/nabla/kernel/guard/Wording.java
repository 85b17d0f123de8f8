package nabla.kernel.guard;

import java.util.List;

/// How a refused call is named to a student.
final class Wording {
  /// What calls are about, by the beginning of `class.method`; the first that fits counts.
  private static final List<String[]> KINDS = List.of(new String[]{"ending the process", "java.lang.System.exit", "java.lang.Runtime.exit",
      "java.lang.Runtime.halt", "java.lang.Runtime.addShutdownHook", "java.lang.Shutdown"},
      new String[]{"starting or ending processes", "java.lang.Process", "java.lang.Runtime.exec"},
      new String[]{"loading classes or native code", "java.lang.ClassLoader", "java.lang.System.load", "java.lang.Runtime.load",
          "java.net.URLClassLoader",
          "java.lang.Module", "java.util.ServiceLoader", "java.lang.foreign", "sun.misc.Unsafe", "javax.script", "javax.tools",
          "jdk.jshell"},
      new String[]{"reflection", "java.lang.Class.", "java.lang.reflect", "java.lang.invoke", "java.lang.StackWalker", "java.beans"},
      new String[]{"network connections", "java.net", "javax.net", "java.nio.channels.SocketChannel",
          "java.nio.channels.ServerSocketChannel",
          "java.nio.channels.DatagramChannel", "java.nio.channels.Asynchronous", "java.rmi", "javax.naming", "com.sun.net"},
      new String[]{"opening files", "java.io", "java.nio.file", "java.nio.channels", "java.util.Scanner", "java.util.Formatter",
          "java.util.zip", "java.util.jar",
          "nabla.plot.Figure.save", "nabla.plot", "nabla.data", "nabla.nn.Sav", "nabla.nn.Safe", "nabla.lab", "tech.tablesaw",
          "javax.imageio"},
      new String[]{"starting threads", "java.lang.Thread", "java.util.concurrent", "java.util.Timer", "java.lang.VirtualThread"},
      new String[]{"reading the environment", "java.lang.System.getenv", "java.lang.System.getPropert", "java.lang.management"},
      new String[]{"changing settings of the whole process", "java.lang.System.set", "java.util.Locale", "java.util.TimeZone",
          "java.lang.System.clear",
          "java.lang.Runtime", "java.lang.System"});

  private Wording() {}

  /// What is not allowed, with the call.
  static String of(String type, String member) {
    var call = type + "." + (member.equals("<init>") ? "new" : member);
    for (var kind : KINDS)
      for (int i = 1; i < kind.length; i++) if (call.startsWith(kind[i])) return kind[0] + " (" + shown(type, member) + ")";
    return "the use of " + shown(type, member);
  }

  private static String shown(String type, String member) {
    var name = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    return member.equals("<init>") ? "new " + name : name + "." + member;
  }
}
