/// What a cell prints, shows and reads, and how it finds the cell it belongs to.
package nabla.kernel.output;
