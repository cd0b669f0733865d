/// What the sandbox does with folders.
@NullMarked
package dev.turnstone.sandbox.files;

import org.jspecify.annotations.NullMarked;
