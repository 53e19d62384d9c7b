package io.fairway.testing;

import com.google.protobuf.Any;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * What a correct client holds, and what it says: pure, one request out for everything that happens. Not safe for several
 * threads.
 *
 * @param <Q> requests
 */
public interface AdsState<Q> {

    /** Wants more names of a type; with no names ever, everything. */
    Q subscribe(String typeUrl, Collection<String> names);

    /** Wants fewer names. */
    Q unsubscribe(String typeUrl, Collection<String> names);

    /** Applies a response and answers it. */
    Q accept(AdsReply reply);

    /** Refuses a response; what it carried is not applied. */
    Q reject(AdsReply reply, String reason);

    /** The first requests on a new stream after the old one ended. */
    List<Q> reconnect();

    /** What the client works with, by name. */
    SortedMap<String, Any> resources(String typeUrl);
}
