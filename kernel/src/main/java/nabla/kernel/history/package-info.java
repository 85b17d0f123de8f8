/// The cells of earlier and this session.
package nabla.kernel.history;
