package org.rollcall.spec;

/** The specification, its configuration or its manifest is wrong; the message says where and what, for people. */
public final class SpecificationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SpecificationException(String message) {
        super(message);
    }

    public SpecificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
