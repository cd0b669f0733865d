package dev.turnstone.engine.spec.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of a record may hold when it is declared, and what it means.
///
/// `usual` is JSON that stands where nothing is said; `pattern` and `expected` are for text.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Entry {
    String about();

    String usual() default "";

    String pattern() default "";

    String expected() default "";

    long least() default 0;

    long most() default Long.MAX_VALUE;

    /// At least one entry in a list or of names.
    boolean filled() default false;

    /// May be left out: what stands then follows from the rest.
    boolean derived() default false;

    /// Where somebody may write a secret by mistake: the text is quoted nowhere.
    boolean secret() default false;
}
