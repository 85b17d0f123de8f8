/// Grading a whole class: submissions repaired, graded in parallel, resumed after a kill, reported.
package nabla.kernel.grading.batch;
