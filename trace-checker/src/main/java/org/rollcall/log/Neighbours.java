package org.rollcall.log;

import java.util.List;

/** The lines around the one that is being read, as far as they are at hand: near the start of what was kept there may be none. */
public interface Neighbours {
    /** The lines before it, the nearest first; at most so many. */
    List<String> before(int most);

    /** The lines behind it, the nearest first; at most so many. */
    List<String> behind(int most);
}
