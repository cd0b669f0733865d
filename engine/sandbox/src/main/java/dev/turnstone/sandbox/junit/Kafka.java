package dev.turnstone.sandbox.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A Kafka broker, as a `KafkaServer` parameter.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Kafka {
    /// The version or the beginning of it.
    String value() default "4";

    /// Several shared servers of one version are told apart by names.
    String name() default "";

    /// Whether the test gets a server of its own, to kill or to spoil, instead of one that the
    /// tests of this JVM share and that is wiped for each test class.
    boolean own() default false;
}
