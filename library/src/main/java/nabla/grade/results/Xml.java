package nabla.grade.results;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A short way to write XML. Characters that XML does not know become `?`.
final class Xml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private int depth;

  @FunctionalInterface
  interface Content {
    void write() throws XMLStreamException;
  }

  Xml() throws XMLStreamException {
    out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    out.writeStartDocument("UTF-8", "1.0");
  }

  /// An element with attributes, given as names and values in turn, and what it holds.
  void element(String name, Content content, String... attributes) throws XMLStreamException {
    line();
    depth++;
    out.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) out.writeAttribute(attributes[i], clean(attributes[i + 1]));
    content.write();
    depth--;
    if (text.toString().endsWith(">")) line();
    out.writeEndElement();
  }

  void leaf(String name, String content, String... attributes) throws XMLStreamException {
    line();
    out.writeStartElement(name);
    for (int i = 0; i < attributes.length; i += 2) out.writeAttribute(attributes[i], clean(attributes[i + 1]));
    out.writeCharacters(clean(content));
    out.writeEndElement();
  }

  private void line() throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }

  @Override
  public String toString() {
    try {
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private static String clean(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .forEach(c -> clean.appendCodePoint(c == 9 || c == 10 || c == 13 || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
            || c >= 0x10000 ? c : '?'));
    return clean.toString();
  }
}
