package nabla.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookTest {
  @TempDir Path folder;

  static String resource(String name) throws IOException {
    try (var in = NotebookTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /// The file was written by Python's nbformat 5.11.
  @Test
  void writesByteForByteWhatNbformatWrites() throws IOException {
    var text = resource("by-nbformat.ipynb");
    assertEquals(text, Notebook.parse(text, "by-nbformat.ipynb").json());
  }

  @Test
  void aWrittenNotebookReadsBackEqual() throws IOException {
    var cells = List.of(NotebookCell.markdown("a", "# Title\n\ntext"), NotebookCell.code("b", "var x = \"\u2028<é>\";\nx"),
        NotebookCell.code("c", ""));
    var notebook = Notebook.parse(resource("by-nbformat.ipynb"), "").with(cells);
    var file = folder.resolve("new/deep/n.ipynb");
    notebook.write(file);
    assertEquals(notebook, Notebook.read(file));
    try (var files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void knowsItsTitleAndKernel() throws IOException {
    var notebook = Notebook.parse(resource("by-nbformat.ipynb"), "");
    assertEquals("Small *test*", notebook.title());
    assertEquals("nabla", notebook.kernel());
    assertNull(notebook.with(List.of()).title());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      '{"cells": ['                                                                                              | it is not JSON
      '[]'                                                                                                       | the JSON is not an object
      '{"cells": [], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}'                                        | it is of format 3, which is not 4
      '{"cells": {}, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'                                        | the notebook has no list "cells"
      '{"cells": [{"cell_type": "cod"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'                    | cell 1: cell_type "cod" is none of
      '{"cells": [{"cell_type": "code", "metadata": {}, "source": 3}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}' | cell 1 has no "source" that is text
      """)
  void aCorruptNotebookIsAClearErrorWithFileAndCell(String json, String complaint) {
    var error = assertThrows(MalformedNotebook.class, () -> Notebook.parse(json, "week3.ipynb"));
    assertTrue(error.getMessage().startsWith("week3.ipynb: not a notebook: " + complaint), error.getMessage());
  }

  @Test
  void aBinaryFileIsAClearError() throws IOException {
    var file = Files.write(folder.resolve("x.ipynb"), new byte[]{(byte) 0xFF, (byte) 0xFE, 0, 1});
    assertEquals(file + ": not a notebook: the text is not UTF-8",
        assertThrows(MalformedNotebook.class, () -> Notebook.read(file)).getMessage());
  }
}
