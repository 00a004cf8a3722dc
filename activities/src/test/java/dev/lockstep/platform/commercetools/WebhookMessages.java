package dev.lockstep.platform.commercetools;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Payloads in the platform's shapes. */
final class WebhookMessages {
  static final String ORDER = "5f2b6f6e-0c11-4f6e-9a55-2f0a8f1f7d01";
  static final String PAYMENT = "8a1d3c5b-77aa-4f0e-b0f5-90f5f0a0c002";
  static final String MESSAGE = "c0ffee00-1111-4222-8333-444455556666";
  static final String OUR_CLIENT = "lockstep-client";

  private WebhookMessages() {}

  static String order(String type) {
    return order(type, "checkout-client");
  }

  static String order(String type, String clientId) {
    return message("order", ORDER, "\"type\":\"" + type + "\",", clientId);
  }

  static String orderState(String state, String clientId) {
    String type = "\"type\":\"OrderStateChanged\",\"orderState\":\"%s\",".formatted(state);
    return message("order", ORDER, type, clientId);
  }

  static String payment(String type) {
    return message("payment", PAYMENT, "\"type\":\"" + type + "\",", "psp-client");
  }

  static String truncated(String type) {
    return message(
        "order",
        ORDER,
        """
        "payloadNotIncluded":{"reason":"Payload too large","payloadType":"%s"},\
        """
            .formatted(type),
        "checkout-client");
  }

  static String message(String typeId, String resource, String type, String clientId) {
    return """
    {"notificationType":"Message","projectKey":"my-shop","id":"%s","version":1,
     "sequenceNumber":4,"resource":{"typeId":"%s","id":"%s"},"resourceVersion":7,
     "resourceUserProvidedIdentifiers":{"orderNumber":"1001"},%s
     "createdAt":"2026-11-21T09:59:58.123Z","lastModifiedAt":"2026-11-21T09:59:58.123Z",
     "createdBy":{"clientId":"%s","isPlatformClient":false},
     "lastModifiedBy":{"clientId":"%s","isPlatformClient":false},"orderId":"surprise"}
    """
        .formatted(MESSAGE, typeId, resource, type, clientId, clientId);
  }

  static String change(String kind, String typeId, String resource) {
    return """
    {"notificationType":"%s","projectKey":"my-shop","resource":{"typeId":"%s","id":"%s"},
     "resourceUserProvidedIdentifiers":{"orderNumber":"1001"},"version":9,"oldVersion":8,
     "modifiedAt":"2026-11-21T09:59:58.123Z"}
    """
        .formatted(kind, typeId, resource);
  }

  static String cloudEvent(String payload) {
    return """
    {"specversion":"1.0","id":"%s","type":"com.commercetools.order.message.OrderCreated",
     "source":"/my-shop/orders","subject":"%s","time":"2026-11-21T09:59:58.123Z",
     "sequence":"4","sequencetype":"Integer","data":%s}
    """
        .formatted(MESSAGE, ORDER, payload);
  }

  static String eventBridge(String detail) {
    return """
    {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":"OrderCreated",
     "source":"aws.partner/commercetools.com/my-shop/lockstep","account":"123456789012",
     "time":"2026-11-21T09:59:59Z","region":"eu-central-1","resources":[],"detail":%s}
    """
        .formatted(detail);
  }

  static String pubSub(String payload) {
    return """
    {"message":{"data":"%s","attributes":{},"messageId":"1234","message_id":"1234",
     "publishTime":"2026-11-21T09:59:59Z"},"subscription":"projects/p/subscriptions/s"}
    """
        .formatted(Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)));
  }
}
