/// The results of a class in the forms that people and programs read.
package nabla.grade.results;
