/// Marks on a sheet and how they are written: SVG with real text, PDF, pixels; the theme's colours, the shipped font, mathematics in labels.
package nabla.plot.ink;
