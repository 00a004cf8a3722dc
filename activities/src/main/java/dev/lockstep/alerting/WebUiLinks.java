package dev.lockstep.alerting;

import dev.lockstep.alerts.AlertNotice;
import dev.lockstep.alerts.GroupKey;
import dev.lockstep.alerts.OldestOrder;
import dev.lockstep.order.OrderNames;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Links into Temporal's Web UI.
 *
 * @param address empty where the configuration names none; then there are no links
 */
public record WebUiLinks(Optional<URI> address, String namespace) {

  /** The order itself where it is one, else the list of them. */
  Optional<URI> of(AlertNotice notice) {
    OldestOrder oldest = notice.oldest();
    return notice.count() == 1 && oldest != null
        ? below("/workflows/" + encoded(oldest.workflowId()))
        : below("/workflows?query=" + encoded(query(notice.group())));
  }

  private static String query(GroupKey group) {
    String every =
        "WorkflowType=\"%s\" AND ExecutionStatus=\"Running\" AND %s=\"%s\""
            .formatted(OrderNames.WORKFLOW_TYPE, OrderNames.SA_EXCEPTION, group.code());
    return group.link() == null
        ? every
        : "%s AND %s=\"%s\"".formatted(every, OrderNames.SA_LINK, group.link());
  }

  private Optional<URI> below(String path) {
    return address.map(it ->
        URI.create(
            it.toString().replaceAll("/+$", "") + "/namespaces/" + encoded(namespace) + path));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
