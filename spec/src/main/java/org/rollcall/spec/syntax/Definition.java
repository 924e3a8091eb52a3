package org.rollcall.spec.syntax;

import java.util.List;

/**
 * An operator definition. Two definitions are equal only if they are the same.
 *
 * @see Expression.Call
 */
public final class Definition {
    private final String name;
    private final List<Name> parameters;
    private final Expression body;
    private final boolean closed;
    private final Place place;

    /**
     * @param closed whether it stands at the top of a module, so that its body has no names but its parameters
     */
    public Definition(String name, List<Name> parameters, Expression body, boolean closed, Place place) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.body = body;
        this.closed = closed;
        this.place = place;
    }

    public String name() {
        return name;
    }

    public List<Name> parameters() {
        return parameters;
    }

    public Expression body() {
        return body;
    }

    public boolean closed() {
        return closed;
    }

    public Place place() {
        return place;
    }

    @Override
    public String toString() {
        return name + " at " + place;
    }
}
