package dev.turnstone.lucene.reader;

import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;

/// Text as this Lucene hands it out.
abstract class TextVisitor extends StoredFieldVisitor {
    abstract void text(FieldInfo field, String value);

    @Override
    public void stringField(FieldInfo field, String value) {
        text(field, value);
    }
}
