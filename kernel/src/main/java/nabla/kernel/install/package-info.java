/// The kernel's place in a Jupyter installation.
package nabla.kernel.install;
