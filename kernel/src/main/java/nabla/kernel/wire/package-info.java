/// The sockets of the Jupyter protocol: frames, signatures and one loop that owns every socket; the only importer of JeroMQ.
package nabla.kernel.wire;
