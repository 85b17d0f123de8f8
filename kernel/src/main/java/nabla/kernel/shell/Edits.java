package nabla.kernel.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A source text and the changes made to it, so that any position of the result leads back to what the user typed.
///
/// Edits are in coordinates of `original`, do not overlap, and keep the order in which they are given where they start alike.
public record Edits(String original, List<Edit> edits) {
  /// Replaces `start..end` of the original; an insertion where both are equal.
  ///
  /// `stands` is the expression of the original that a line begun in the replacement computes, or null.
  public record Edit(int start, int end, String replacement, String stands) {
    public Edit {
      if (start > end) throw new IllegalArgumentException("an edit from " + start + " to " + end);
    }

    public Edit(int start, int end, String replacement) {
      this(start, end, replacement, null);
    }
  }

  public Edits {
    edits = edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList();
    for (int i = 1; i < edits.size(); i++)
      if (edits.get(i).start < edits.get(i - 1).end)
        throw new IllegalArgumentException("edits overlap: " + edits.get(i - 1) + ", " + edits.get(i));
  }

  /// The source as typed.
  public static Edits none(String source) {
    return new Edits(source, List.of());
  }

  /// The changed source.
  public String source() {
    var out = new StringBuilder();
    int at = 0;
    for (var edit : edits) {
      out.append(original, at, edit.start).append(edit.replacement);
      at = edit.end;
    }
    return out.append(original, at, original.length()).toString();
  }

  /// The position in the original of a position in `source()`; inside a replacement, that of the edit's start.
  public int toOriginal(int position) {
    int shift = 0;
    for (var edit : edits) {
      int start = edit.start + shift;
      if (position < start) break;
      if (position < start + edit.replacement.length()) return edit.start;
      shift += edit.replacement.length() - (edit.end - edit.start);
    }
    return Math.clamp(position - shift, 0, original.length());
  }

  /// The expression of the original that the line begun at this position of `source()` computes, or null.
  public String stands(int position) {
    int shift = 0;
    for (var edit : edits) {
      int start = edit.start + shift;
      if (position <= start) break;
      if (position < start + edit.replacement.length()) return edit.stands;
      shift += edit.replacement.length() - (edit.end - edit.start);
    }
    return null;
  }

  /// The position in `source()` of a position in the original that no edit replaced.
  public int toSource(int position) {
    int shift = 0;
    for (var edit : edits) {
      if (edit.start > position) break;
      shift += edit.replacement.length() - (Math.min(edit.end, position) - edit.start);
    }
    return position + shift;
  }

  /// These edits and more, the new ones in coordinates of the same original.
  public Edits and(List<Edit> more) {
    var all = new ArrayList<>(edits);
    all.addAll(more);
    return new Edits(original, all);
  }
}
