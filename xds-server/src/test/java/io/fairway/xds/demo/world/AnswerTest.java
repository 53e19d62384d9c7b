package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void readsWhatItWrote() {
        Answer answer = new Answer("east", "cart-1", Optional.of("By=spiffe://a;Hash=1;URI=spiffe://b/ns/shop/sa/web"));
        assertThat(Answer.parse(answer.text())).contains(answer);
        assertThat(answer.callerSpiffeId()).contains("spiffe://b/ns/shop/sa/web");
    }

    @Test
    void knowsNoCallerWithoutTheHeader() {
        Answer answer = new Answer("east", "cart-1", Optional.empty());
        assertThat(Answer.parse(answer.text())).contains(answer);
        assertThat(answer.callerSpiffeId()).isEmpty();
    }

    @Test
    void isNotWhatAProxyAnswersByItself() {
        assertThat(Answer.parse("")).isEmpty();
        assertThat(Answer.parse("no healthy upstream")).isEmpty();
    }
}
