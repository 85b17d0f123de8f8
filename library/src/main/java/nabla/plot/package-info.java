/// Figures as pure values: layers (`Line`, `Contour`, `HeatMap`, …) between axes make a `Figure`, figures make grids, animations and explorations.
///
/// A layer knows its extent in data units and paints itself on a `Canvas`; `Chart` joins layers, `Frame` lays out axes and words around
/// them, and `nabla.plot.ink` turns the marks into SVG, PDF or pixels. XChart paints the series of lines, areas and markers (`XCharts`).
package nabla.plot;
