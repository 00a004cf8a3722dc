package dev.lockstep.board;

import java.util.List;

/**
 * The open orders of one moment. As long as they fit into one list, that list answers everything
 * with one query; where there are more, each answer is a query of its own.
 */
interface OpenOrders {
  /** What one list may hold: five pages. */
  int MOST_LISTED = 5_000;

  long count(Which which);

  /** Those that match; where there are more than a list holds, the newest of them. */
  List<OpenOrder> list(Which which);

  static OpenOrders of(Visibility visibility) {
    List<OpenOrder> listed = visibility.orders(Which.ALL.query(), MOST_LISTED + 1);
    return listed.size() <= MOST_LISTED ? new Listed(listed) : new Asked(visibility);
  }

  /** All of them in memory. */
  record Listed(List<OpenOrder> orders) implements OpenOrders {
    public Listed {
      orders = List.copyOf(orders);
    }

    @Override
    public long count(Which which) {
      return orders.stream().filter(which::matches).count();
    }

    @Override
    public List<OpenOrder> list(Which which) {
      return orders.stream().filter(which::matches).toList();
    }
  }

  /** Too many to hold. */
  record Asked(Visibility visibility) implements OpenOrders {
    @Override
    public long count(Which which) {
      return visibility.count(which.query());
    }

    @Override
    public List<OpenOrder> list(Which which) {
      return visibility.orders(which.query(), MOST_LISTED);
    }
  }
}
