package dev.turnstone.documents;

import java.util.List;

/// Where documents come from. Its parts may be read side by side, each from the position where it
/// was left.
public interface DocumentSource extends AutoCloseable {
    List<Part> parts();

    PartReader open(Part part, Position from);

    @Override
    void close();
}
