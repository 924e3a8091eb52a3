package org.rollcall.command;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** JSON schemas among the resources. */
final class Schemas {
    private Schemas() {}

    static Schema of(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(resource))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
