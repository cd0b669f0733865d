package dev.turnstone.sandbox.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An Elasticsearch server, as a `SearchServer` or `SearchCluster` parameter.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Elasticsearch {
    /// The version or the beginning of it: `7.10.2`, `6.8`, `5`.
    String value();

    /// Several shared servers of one version are told apart by names.
    String name() default "";

    /// Whether the test gets a server of its own, to kill or to spoil, instead of one that the
    /// tests of this JVM share and that is wiped for each test class.
    boolean own() default false;

    /// How many nodes; with more than one the parameter is a `SearchCluster`.
    int nodes() default 1;
}
