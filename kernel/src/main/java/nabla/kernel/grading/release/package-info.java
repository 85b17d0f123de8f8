/// From an author's exercise to what students get: the solution proved against its tests, and their notebook made from it.
package nabla.kernel.grading.release;
