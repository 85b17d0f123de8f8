/// nbgrader's metadata of cells, schema version 3: written, read and checked without nbgrader.
package nabla.kernel.grading.nbgrader;
