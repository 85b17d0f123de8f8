/// The Jupyter protocol as this kernel speaks it: `Protocol` is the map from message types to handlers, one small file each.
package nabla.kernel.protocol;
