package nabla.kernel.shell;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SnippetTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import java.util.ArrayList;
import java.util.List;

/// A documentation comment, in HTML or Markdown, as Markdown.
final class DocMarkdown {
  private final StringBuilder out = new StringBuilder();
  private boolean verbatim;

  private DocMarkdown() {}

  static String of(DocCommentTree comment) {
    var writer = new DocMarkdown();
    comment.getFullBody().forEach(writer::write);
    writer.blocks(comment.getBlockTags());
    return writer.out.toString().strip().replaceAll("\n{3,}", "\n\n");
  }

  private void write(List<? extends DocTree> trees) {
    trees.forEach(this::write);
  }

  private void write(DocTree tree) {
    switch (tree) {
      case TextTree text -> out.append(verbatim
          ? text.getBody()
          : text.getBody().replaceAll("(?<=\n|^)[ \t]+(?=\\S)", out.isEmpty() || out.charAt(out.length() - 1) == '\n' ? "" : " "));
      case RawTextTree markdown -> out.append(markdown.getContent());
      case LiteralTree literal when literal.getKind() == DocTree.Kind.CODE -> code(literal.getBody().getBody());
      case LiteralTree literal -> out.append(literal.getBody().getBody());
      case LinkTree link when link.getLabel().isEmpty() ->
        code(link.getReference().getSignature().replace('#', '.').replaceFirst("^\\.", ""));
      case LinkTree link -> write(link.getLabel());
      case SnippetTree snippet ->
        out.append("\n```java\n").append(snippet.getBody() == null ? "" : snippet.getBody().getBody().strip()).append("\n```\n");
      case StartElementTree start -> start(start);
      case EndElementTree end -> end(end.getName().toString());
      case EntityTree entity -> out.append(verbatim ? entity(entity.toString()) : entity.toString());
      default -> {
      }
    }
  }

  private void code(String text) {
    out.append(verbatim ? text : "`" + text.strip() + "`");
  }

  private void start(StartElementTree element) {
    switch (element.getName().toString().toLowerCase()) {
      case "p" -> out.append("\n\n");
      case "pre" -> {
        verbatim = true;
        out.append("\n```\n");
      }
      case "li" -> out.append("\n- ");
      case "code" -> out.append(verbatim ? "" : "`");
      case "ul", "ol", "blockquote", "a", "dl", "div", "span" -> out.append("");
      default -> out.append(verbatim ? "" : element.toString());
    }
  }

  private void end(String name) {
    switch (name.toLowerCase()) {
      case "pre" -> {
        verbatim = false;
        out.append("\n```\n");
      }
      case "ul", "ol" -> out.append("\n\n");
      case "code" -> out.append(verbatim ? "" : "`");
      case "p", "li", "blockquote", "a", "dl", "div", "span" -> out.append("");
      default -> out.append(verbatim ? "" : "</" + name + ">");
    }
  }

  private static String entity(String entity) {
    return entity.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private void blocks(List<? extends DocTree> tags) {
    var items = new ArrayList<Runnable>();
    for (var tag : tags)
      switch (tag) {
      case ParamTree p when !p.isTypeParameter() -> items.add(() -> item("`" + p.getName() + "`: ", p.getDescription()));
      case ReturnTree r -> items.add(() -> item("returns ", r.getDescription()));
      case ThrowsTree t ->
        items.add(() -> item("throws `" + Jargon.shortTypes(t.getExceptionName().toString()) + "` ", t.getDescription()));
      default -> {
      }
      }
    if (!items.isEmpty()) out.append("\n");
    items.forEach(Runnable::run);
  }

  private void item(String lead, List<? extends DocTree> description) {
    out.append("\n- ").append(lead);
    description.forEach(this::write);
  }
}
