package io.mien.console.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

class CoalescingStateHubTest {
    private static final long DEADLINE_SECONDS = 60;

    private final CoalescingStateHub hub = new CoalescingStateHub(Duration.ofMillis(1));

    @BeforeEach
    void start() {
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop();
    }

    /** Keeps what it is told. */
    private static final class Page implements StateViewer {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        @Override
        public void told(String topic, String message) {
            messages.add(message);
        }

        String next() throws InterruptedException {
            return messages.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static ComponentServiceObjects<StateTopic> topic(String name, Supplier<Object> state) {
        StateTopic topic = new StateTopic() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object state() {
                return state.get();
            }
        };
        return new ComponentServiceObjects<>() {
            @Override
            public StateTopic getService() {
                return topic;
            }

            @Override
            public void ungetService(StateTopic service) {
                // Nothing is counted.
            }

            @Override
            public ServiceReference<StateTopic> getServiceReference() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static String message(String topic, Object state) {
        return "{\"topic\": \"" + topic + "\", \"state\": " + state + "}";
    }

    @Test
    void tellsNewViewerEveryTopicAndOthersOnlyChanges() throws Exception {
        AtomicInteger people = new AtomicInteger(1);
        hub.addTopic(topic("people", people::get));
        hub.addTopic(topic("health", () -> List.of(true)));
        Page first = new Page();
        hub.subscribe(first);
        assertEquals(message("people", 1), first.next());
        assertEquals(message("health", "[true]"), first.next());
        people.set(2);
        hub.changed("people");
        assertEquals(message("people", 2), first.next());
        Page second = new Page();
        hub.subscribe(second);
        assertEquals(message("people", 2), second.next());
        assertEquals(message("health", "[true]"), second.next());
        people.set(3);
        hub.changed("people");
        assertEquals(message("people", 3), first.next());
        assertEquals(message("people", 3), second.next());
    }

    @Test
    void manyChangesDuringOneReadAreReadOnceMore() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        hub.addTopic(topic("people", () -> {
            int read = reads.incrementAndGet();
            if (read == 1) {
                reading.countDown();
                await(go);
            }
            return read;
        }));
        Page page = new Page();
        hub.subscribe(page);
        assertTrue(reading.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        for (int i = 0; i < 100; i++) {
            hub.changed("people");
        }
        go.countDown();
        assertEquals(message("people", 1), page.next());
        assertEquals(message("people", 2), page.next());
        hub.addTopic(topic("end", () -> 0));
        assertEquals(message("people", 3), page.next());
        assertEquals(message("end", 0), page.next());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void topicThatFailsDoesNotStopOthers() throws Exception {
        AtomicInteger health = new AtomicInteger(1);
        hub.addTopic(topic("people", () -> {
            throw new IllegalStateException("the store is closed");
        }));
        hub.addTopic(topic("cameras", () -> {
            throw new NoClassDefFoundError("a topic of a test");
        }));
        hub.addTopic(topic("stages", Thread::currentThread)); // no value of JSON
        hub.addTopic(topic("health", health::get));
        Page page = new Page();
        hub.subscribe(page);
        assertEquals(message("health", 1), page.next());
        health.set(2);
        hub.changed("people");
        hub.changed("health");
        assertEquals(message("health", 2), page.next());
    }

    @Test
    void sameStateIsNotToldTwice() throws Exception {
        AtomicInteger other = new AtomicInteger();
        hub.addTopic(topic("people", () -> Map.of("count", 0)));
        hub.addTopic(topic("health", other::get));
        Page page = new Page();
        hub.subscribe(page);
        assertEquals(message("people", "{\"count\": 0}"), page.next());
        assertEquals(message("health", 0), page.next());
        hub.changed("people");
        other.set(1);
        hub.changed("health");
        assertEquals(message("health", 1), page.next());
    }

    @Test
    void topicThatLeavesIsTold() throws Exception {
        ComponentServiceObjects<StateTopic> people = topic("people", () -> 1);
        hub.addTopic(people);
        Page page = new Page();
        hub.subscribe(page);
        assertEquals(message("people", 1), page.next());
        hub.removeTopic(people);
        assertEquals(message("people", null), page.next());
    }

    @Test
    void closedSubscriptionIsToldNoMore() throws Exception {
        AtomicInteger people = new AtomicInteger(1);
        hub.addTopic(topic("people", people::get));
        Page left = new Page();
        Page stays = new Page();
        StateFeed.Subscription subscription = hub.subscribe(left);
        assertEquals(message("people", 1), left.next());
        hub.subscribe(stays);
        assertEquals(message("people", 1), stays.next());
        subscription.close();
        people.set(2);
        hub.changed("people");
        assertEquals(message("people", 2), stays.next());
        assertNull(left.messages.poll());
    }
}
