/// What runs inside a server's process, on the server's class path: reflection only, and nothing
/// but the JDK. Packed into a jar of its own when a server is started.
@NullMarked
package dev.turnstone.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
