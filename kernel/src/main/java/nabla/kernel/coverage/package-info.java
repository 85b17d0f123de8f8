/// How much of the curriculum the lectures and exercises cover, counted from what they showed when they ran.
package nabla.kernel.coverage;
