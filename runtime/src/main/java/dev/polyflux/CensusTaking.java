package dev.polyflux;

import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.lifecycle.Leases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Asks every realm for the proxies it has, and waits for each as long as its loop has had time to answer. */
final class CensusTaking {

    private CensusTaking() {}

    static Mono<Census> of(Realms realms, Elsewhere elsewhere, Duration patience) {
        return Flux.defer(() -> Flux.fromIterable(realms.all()))
                .flatMapSequential(realm -> answer(realm, patience))
                .collectList()
                .map(answers -> census(answers, elsewhere.leases()));
    }

    private static Mono<Answer> answer(Realm realm, Duration patience) {
        return realm.holdings()
                .map(holdings -> new Answer(realm.name(), holdings))
                .publishOn(Schedulers.parallel())
                .timeout(realm.loop().spends(patience), Mono.just(new Answer(realm.name(), null)));
    }

    /** What a realm has answered; null for nothing. */
    private record Answer(String realm, @Nullable List<Holding> holdings) {}

    private static Census census(List<Answer> answers, Map<String, Leases> leases) {
        return new Census(
                answers.stream()
                        .flatMap(answer -> Stream.ofNullable(answer.holdings))
                        .flatMap(List::stream)
                        .toList(),
                answers.stream()
                        .filter(answer -> answer.holdings == null)
                        .map(Answer::realm)
                        .toList(),
                leases);
    }
}
