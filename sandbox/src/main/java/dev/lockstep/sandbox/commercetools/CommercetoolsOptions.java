package dev.lockstep.sandbox.commercetools;

import dev.lockstep.sandbox.commercetools.broker.Destination;
import dev.lockstep.sandbox.delivery.DeliveryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one stand-in behaves.
 *
 * @param port 0 takes a free one
 * @param seed of ids, faults and samples
 * @param tokenLife what {@code expires_in} says
 * @param queryLag queries see documents as they were so long ago; reads by id are fresh
 * @param destination where messages go; null sends none
 */
public record CommercetoolsOptions(
    int port,
    String projectKey,
    List<ApiClient> clients,
    long seed,
    InstantSource clock,
    Duration tokenLife,
    Duration queryLag,
    @Nullable Destination destination,
    DeliveryPolicy delivery) {

  public static final String CLIENT_ID = "lockstep-sandbox-client";
  public static final String CLIENT_SECRET = "lockstep-sandbox-secret";

  public CommercetoolsOptions {
    clients = List.copyOf(clients);
  }

  public static CommercetoolsOptions defaults() {
    return new CommercetoolsOptions(
        0,
        "sandbox",
        List.of(new ApiClient(CLIENT_ID, CLIENT_SECRET, List.of("manage_project"))),
        1,
        InstantSource.system(),
        Duration.ofDays(2),
        Duration.ZERO,
        null,
        DeliveryPolicy.defaults());
  }

  public CommercetoolsOptions withPort(int newPort) {
    return new CommercetoolsOptions(
        newPort, projectKey, clients, seed, clock, tokenLife, queryLag, destination, delivery);
  }

  public CommercetoolsOptions withProjectKey(String key) {
    return new CommercetoolsOptions(
        port, key, clients, seed, clock, tokenLife, queryLag, destination, delivery);
  }

  public CommercetoolsOptions withClients(List<ApiClient> newClients) {
    return new CommercetoolsOptions(
        port, projectKey, newClients, seed, clock, tokenLife, queryLag, destination, delivery);
  }

  public CommercetoolsOptions withSeed(long newSeed) {
    return new CommercetoolsOptions(
        port, projectKey, clients, newSeed, clock, tokenLife, queryLag, destination, delivery);
  }

  public CommercetoolsOptions withClock(InstantSource newClock) {
    return new CommercetoolsOptions(
        port, projectKey, clients, seed, newClock, tokenLife, queryLag, destination, delivery);
  }

  public CommercetoolsOptions withTokenLife(Duration life) {
    return new CommercetoolsOptions(
        port, projectKey, clients, seed, clock, life, queryLag, destination, delivery);
  }

  public CommercetoolsOptions withQueryLag(Duration lag) {
    return new CommercetoolsOptions(
        port, projectKey, clients, seed, clock, tokenLife, lag, destination, delivery);
  }

  public CommercetoolsOptions withDestination(Destination newDestination) {
    return new CommercetoolsOptions(
        port, projectKey, clients, seed, clock, tokenLife, queryLag, newDestination, delivery);
  }

  public CommercetoolsOptions withDelivery(DeliveryPolicy policy) {
    return new CommercetoolsOptions(
        port, projectKey, clients, seed, clock, tokenLife, queryLag, destination, policy);
  }
}
