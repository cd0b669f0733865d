/// Where HTTP/1.1 messages begin and end, read strictly beside the bytes that pass.
@NullMarked
package dev.turnstone.proxy.http;

import org.jspecify.annotations.NullMarked;
