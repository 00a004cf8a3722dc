package dev.lockstep.worker;

import dev.lockstep.order.OrderNames;
import io.temporal.api.enums.v1.IndexedValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The search attributes that orders carry, as {@link SearchAttributeSetup} registers them. */
public final class OrderSearchAttributes {
  private OrderSearchAttributes() {}

  /** Types by name. Keywords, since ids are matched whole. */
  public static Map<String, IndexedValueType> types() {
    Map<String, IndexedValueType> types = new LinkedHashMap<>();
    types.put(OrderNames.SA_LINK, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    types.put(OrderNames.SA_ORDER, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    types.put(OrderNames.SA_STAGE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    types.put(OrderNames.SA_EXCEPTION, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    types.put(OrderNames.SA_OWNER, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    types.put(OrderNames.SA_DUE, IndexedValueType.INDEXED_VALUE_TYPE_DATETIME);
    types.put(OrderNames.SA_ASSIGNEE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    types.put(OrderNames.SA_SNOOZED_UNTIL, IndexedValueType.INDEXED_VALUE_TYPE_DATETIME);
    return Collections.unmodifiableMap(types);
  }
}
