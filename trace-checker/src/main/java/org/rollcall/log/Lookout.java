package org.rollcall.log;

import java.util.function.Function;

/** Finds the records in stretches of a text before they are read. */
final class Lookout<M> {
    private final PlainRecord record = new PlainRecord();
    private final Texts<M> texts;

    /**
     * Nothing was looked at yet.
     *
     * @param meanings tells what the words of a text mean
     */
    Lookout(Function<String, M> meanings) {
        texts = new Texts<>(meanings);
    }

    /** Looks at all lines of a stretch. */
    void look(Stretch<M> stretch) {
        stretch.records.find(record, texts, stretch.buf(), stretch.start(), stretch.end());
    }
}
