/// Notebooks without Jupyter: the `.ipynb` file, the runner that executes it, and the pages made of it.
package nabla.kernel.notebook;
