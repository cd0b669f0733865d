/// Real servers as parameters of JUnit tests.
@NullMarked
package dev.turnstone.sandbox.junit;

import org.jspecify.annotations.NullMarked;
