package dev.turnstone.lucene.reader;

import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;

import java.nio.charset.StandardCharsets;

/// Text as this Lucene hands it out.
abstract class TextVisitor extends StoredFieldVisitor {
    abstract void text(FieldInfo field, String value);

    @Override
    public void stringField(FieldInfo field, byte[] value) {
        text(field, new String(value, StandardCharsets.UTF_8));
    }
}
