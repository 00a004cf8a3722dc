package dev.lockstep.sandbox.commercetools.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Invents people and addresses. The names are odd on purpose: a scanner can tell them from text.
 */
public final class People {
  private static final List<String> FIRST =
      List.of(
          "Ottilie",
          "Barnaby",
          "Philomena",
          "Thaddeus",
          "Wilhelmina",
          "Cormac",
          "Isolde",
          "Leopold",
          "Saoirse",
          "Evander",
          "Clementine",
          "Ignatius",
          "Marguerite",
          "Zebulon");
  private static final List<String> LAST =
      List.of(
          "Quillfeather",
          "Ashgrove-Penn",
          "O'Dunleary",
          "Wintersgill",
          "Brückenmoser",
          "Lafontelle",
          "van der Kloosterbeek",
          "Mapplethwaite",
          "Zürchinger",
          "Featherstonehaugh",
          "Delacourbière",
          "Hollowbrook");
  private static final List<String> STREETS =
      List.of(
          "Larkspur Crescent",
          "Tannery Wynd",
          "Old Foundry Lane",
          "Kastanienwinkel",
          "Rue des Tisserands",
          "Molenwerfpad",
          "Bellhanger Row",
          "Sparrowgate",
          "Cooperage Rise",
          "Glockengasse");

  private final SplittableRandom random;
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  public People(SplittableRandom random) {
    this.random = random;
  }

  /** Every name, street, e-mail and phone number handed out so far. */
  public Set<String> used() {
    return Set.copyOf(used);
  }

  public ObjectNode address(Country country) {
    String first = pick(FIRST);
    String last = pick(LAST);
    String street = pick(STREETS);
    int house = random.nextInt(1, 240);
    Country.Place place = pick(country.places());
    String email =
        (first + "." + last).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "")
            + random.nextInt(1000, 9999)
            + "@mail.example";
    String phone = country.phonePrefix() + random.nextInt(10_000, 99_999);
    used.addAll(List.of(first, last, street, email, phone));
    ObjectNode address =
        Json.object()
            .put("firstName", first)
            .put("lastName", last)
            .put("postalCode", place.postcode())
            .put("city", place.town())
            .put("country", country.name())
            .put("phone", phone)
            .put("email", email);
    if (country == Country.US || country == Country.CA) {
      address.put("streetName", house + " " + street);
    } else {
      address.put("streetName", street).put("streetNumber", Integer.toString(house));
    }
    if (!place.region().isEmpty()) {
      address.put("state", place.region());
    }
    if (random.nextInt(4) == 0) {
      address.put("additionalStreetInfo", "Flat " + random.nextInt(1, 40));
    }
    return address;
  }

  /** Marks a text as personal that did not come from here. */
  public void use(String text) {
    used.add(text);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
