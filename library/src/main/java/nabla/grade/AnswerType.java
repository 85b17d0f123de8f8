package nabla.grade;

import java.util.List;

/// What a student's class, record, interface or enum declares, in Java's words: `double slope`, `static Line of(double, double)`.
///
/// @param parents the class it extends, where it says so, then the interfaces
/// @param components of a record, in order, with their types
/// @param fields of others, with their types
/// @param constructors as `Line(double, double)`
/// @param methods its own, in the order of their names
/// @param constants of an enum, in order
public record AnswerType(String name, Kind kind, List<String> parents, List<String> components, List<String> fields,
    List<String> constructors,
    List<String> methods, List<String> constants) {
  public enum Kind {
    CLASS, RECORD, INTERFACE, ENUM
  }

  public AnswerType {
    parents = List.copyOf(parents);
    components = List.copyOf(components);
    fields = List.copyOf(fields);
    constructors = List.copyOf(constructors);
    methods = List.copyOf(methods);
    constants = List.copyOf(constants);
  }
}
