/// What the grader and a student's process say to each other: frames of bounded length that hold plain values, never Java's serialised objects.
package nabla.kernel.grading.pipe;
