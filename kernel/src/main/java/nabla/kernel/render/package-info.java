/// Text as HTML, for pages and for help.
package nabla.kernel.render;
