package dev.lockstep.sandbox.deposco;

import dev.lockstep.sandbox.catalogue.Article;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The items that the warehouse knows; each has one pack, {@code Each} of quantity 1. */
public final class Items {
  private static final int UNKNOWN_GRAMS = 500;

  private final Ids ids;
  private final ConcurrentSkipListMap<String, Item> known = new ConcurrentSkipListMap<>();

  record Item(long id, long packId, String number, int grams) {}

  Items(Ids ids, Collection<String> numbers) {
    this.ids = ids;
    numbers.forEach(this::add);
  }

  public void add(String number) {
    known.computeIfAbsent(number, name -> new Item(ids.next(), ids.next(), name, grams(name)));
  }

  public void remove(String number) {
    known.remove(number);
  }

  Optional<Item> find(String number) {
    return Optional.ofNullable(known.get(number));
  }

  Optional<Item> find(long id) {
    return known.values().stream().filter(item -> item.id() == id).findFirst();
  }

  List<Item> newestFirst() {
    return known.values().stream().sorted(Comparator.comparing(Item::id).reversed()).toList();
  }

  private static int grams(String number) {
    return Article.all().stream()
        .filter(article -> article.sku().equals(number))
        .mapToInt(Article::grams)
        .findFirst()
        .orElse(UNKNOWN_GRAMS);
  }
}
