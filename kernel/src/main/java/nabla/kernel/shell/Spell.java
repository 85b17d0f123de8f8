package nabla.kernel.shell;

import java.util.Comparator;

/// Finds and runs the magic that a line or cell names.
final class Spell {
  private Spell() {}

  static Shell.Outcome cast(String text, Session session) throws Exception {
    var call = parse(text);
    for (var magic : session.magics())
      if (magic.name().equals(call.name())) return magic.run(call, session);
    throw new MagicError(unknown(call, session));
  }

  private static Magic.Call parse(String text) {
    boolean whole = text.startsWith("%%");
    int line = text.indexOf('\n'), stop = line < 0 ? text.length() : line;
    var head = text.substring(whole ? 2 : 1, stop).strip();
    int blank = head.indexOf(' ');
    var name = blank < 0 ? head : head.substring(0, blank);
    var body = line < 0 ? "" : text.substring(line + 1);
    return new Magic.Call(name, blank < 0 ? "" : head.substring(blank).strip(), whole ? body : null);
  }

  private static String unknown(Magic.Call call, Session session) {
    var sign = call.wholeCell() ? "%%" : "%";
    var nearest = session.magics().stream().map(Magic::name).min(Comparator.comparingInt(n -> Names.distance(n, call.name())));
    var hint = nearest.filter(n -> Names.near(n, call.name())).map(n -> "Did you mean " + sign + n + "? ").orElse("");
    return "there is no magic " + sign + call.name() + ". " + hint + "%help lists them.";
  }
}
