package dev.lockstep.demo;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.lockstep.common.LinkId;
import dev.lockstep.sandbox.commercetools.CommercetoolsOptions;
import dev.lockstep.sandbox.commercetools.CommercetoolsStandIn;
import dev.lockstep.sandbox.scend.ScendOptions;
import dev.lockstep.sandbox.scend.ScendStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configuration of a demo: a real file, read by the same loader as any other, so that every
 * command reaches the demo through it. The deadlines are short, and the quotas as wide as the
 * stand-ins bear.
 */
final class DemoConfig {
  static final LinkId LINK = new LinkId("shop");
  static final String AUDIENCE = "lockstep-demo";
  static final String SERVICE_ACCOUNT = "push@lockstep-demo.iam.gserviceaccount.com";

  private static final Set<String> MAPPED_ALREADY =
      Set.of("facility-main", "facility-north", "Standard", "Express");

  private static final String FILE =
      """
      # Written by the demo: two stand-ins on this machine, deadlines of seconds.
      temporal:
        address: %(temporal)
      connections:
        storefront:
          platform: commercetools
          apiUrl: %(storefront)
          tokenUrl: %(storefront)/oauth/token
          projectKey: %(project)
          clientId: %(clientId)
          clientSecret: {file: %(clientSecret)}
          requestsPerSecond: 500
          maxConcurrent: 50
          queryLag: 0s
          syncChannel: warehouse-export
          cancelledLineState: cancelled
          customType: lockstep-order
          cancellationField: lockstepCancellation
          activitiesPerSecond: 500
        warehouse:
          platform: scend
          baseUrl: %(warehouse)
          clientCode: %(clientCode)
          auth: {strategy: api-key-header, key: {file: %(apiKey)}}
          skuLookup: true
          skuKnownFor: 1s
          pace: {requestsPerMinute: 60000, burst: 500, maxConcurrent: 50}
          activitiesPerSecond: 500
      links:
        %(link):
          source: storefront
          facilities:
            general: {warehouse: warehouse, facility: MAIN}
            channels:
              facility-main: {warehouse: warehouse, facility: MAIN}
              facility-north: {warehouse: warehouse, facility: NORTH}%(foreignChannels)
          deliveryServices:
            Standard: {carrier: DPD, service: STANDARD}
            Express: {carrier: DPD, service: NEXT-DAY}%(foreignMethods)
          deadlines:
            settle: 1s
            complete: 40s
            payment: 15s
            rereadUnpaid: 5s
            dispatch: 10m
            cancellation: 30s
            watchCancelled: 3s
            act: 4h
            retryParked: 5s
      webhooks:
        host: 127.0.0.1
        port: %(webhookPort)
        endpoints:
          storefront:
            pubSub:
              audience: %(audience)
              serviceAccount: %(serviceAccount)
              keys: %(storefront)/_sandbox/jwks
          warehouse:
            secrets: [{file: %(webhookSecret)}]
            clientCode: %(clientCode)
      worker:
        health: {host: 127.0.0.1, port: 0}
        stopWithin: 5s
      sweep: {every: 3s, overlap: 30s, jitter: 0s, firstWindow: 10m}
      """;

  private DemoConfig() {}

  /**
   * Writes the file with its secrets.
   *
   * @param names mapped beside those that the stand-ins' own orders have
   */
  static Path write(
      RunDirectory directory,
      String temporal,
      CommercetoolsStandIn storefront,
      ScendStandIn warehouse,
      int webhookPort,
      ForeignNames names) {
    String text =
        FILE.replace("%(temporal)", temporal)
            .replace("%(storefront)", storefront.baseUri().toString())
            .replace("%(project)", storefront.projectKey())
            .replace("%(clientId)", CommercetoolsOptions.CLIENT_ID)
            .replace(
                "%(clientSecret)",
                directory.secret("storefront-client", CommercetoolsOptions.CLIENT_SECRET))
            .replace("%(warehouse)", warehouse.apiUri().toString())
            .replace("%(clientCode)", ScendOptions.CLIENT_CODE)
            .replace("%(apiKey)", directory.secret("warehouse-key", ScendOptions.API_KEY))
            .replace("%(link)", LINK.value())
            .replace("%(webhookPort)", Integer.toString(webhookPort))
            .replace("%(audience)", AUDIENCE)
            .replace("%(serviceAccount)", SERVICE_ACCOUNT)
            .replace(
                "%(webhookSecret)",
                directory.secret("warehouse-webhooks", ScendOptions.WEBHOOK_SECRET))
            .replace(
                "%(foreignChannels)",
                mapped(names.supplyChannels(), "{warehouse: warehouse, facility: MAIN}", 8))
            .replace(
                "%(foreignMethods)",
                mapped(names.shippingMethods(), "{carrier: DPD, service: STANDARD}", 6));
    return directory.write("lockstep.yaml", text);
  }

  /** One more line for each name, as JSON writes it: YAML reads that as it is. */
  private static String mapped(Set<String> names, String to, int indent) {
    return names.stream()
        .filter(name -> !MAPPED_ALREADY.contains(name))
        .map(name -> "\n" + " ".repeat(indent) + TextNode.valueOf(name) + ": " + to)
        .collect(Collectors.joining());
  }

  static URI storefrontMessages(int webhookPort) {
    return URI.create("http://127.0.0.1:%d/webhooks/storefront".formatted(webhookPort));
  }

  static URI warehouseWebhooks(int webhookPort) {
    return URI.create("http://127.0.0.1:%d/webhooks/warehouse".formatted(webhookPort));
  }
}
