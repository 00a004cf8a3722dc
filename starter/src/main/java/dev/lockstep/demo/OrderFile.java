package dev.lockstep.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.demo.stage.ForeignNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Real commercetools orders: one object, an array, one object per line, or the answer to a query
 * with its {@code results}.
 */
record OrderFile(List<ObjectNode> orders) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  OrderFile {
    orders = List.copyOf(orders);
  }

  /**
   * Reads all orders of a file.
   *
   * @throws DemoFailure if the file cannot be read or holds no orders
   */
  static OrderFile read(Path file) {
    List<ObjectNode> orders = new ArrayList<>();
    try (MappingIterator<JsonNode> documents =
        MAPPER.readerFor(JsonNode.class).readValues(Files.newBufferedReader(file))) {
      while (documents.hasNextValue()) {
        collect(documents.nextValue(), orders, file);
      }
    } catch (NoSuchFileException e) {
      throw new DemoFailure("There is no file %s. Name one with --orders.".formatted(file), e);
    } catch (JsonProcessingException e) {
      throw new DemoFailure(
          "%s is not JSON, line %d. Give one order, an array, one order per line, or a query's answer."
              .formatted(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    } catch (IOException e) {
      throw new DemoFailure("%s cannot be read. It must be a text file.".formatted(file), e);
    }
    if (orders.isEmpty()) {
      throw new DemoFailure("%s holds no orders. Give at least one.".formatted(file));
    }
    return new OrderFile(orders);
  }

  /** What the orders call things that a link has to map. */
  ForeignNames names() {
    SortedSet<String> methods = new TreeSet<>();
    SortedSet<String> channels = new TreeSet<>();
    for (ObjectNode order : orders) {
      collect(order.path("shippingInfo").path("shippingMethodName"), methods);
      for (JsonNode shipping : order.path("shipping")) {
        collect(shipping.path("shippingInfo").path("shippingMethodName"), methods);
      }
      for (JsonNode line : order.path("lineItems")) {
        collect(line.path("supplyChannel").path("id"), channels);
      }
    }
    return new ForeignNames(methods, channels);
  }

  private static void collect(JsonNode name, SortedSet<String> names) {
    if (!name.asText().isBlank()) {
      names.add(name.asText());
    }
  }

  private static void collect(JsonNode document, List<ObjectNode> orders, Path file) {
    JsonNode results = document.path("results");
    JsonNode many = results.isArray() ? results : document;
    if (many.isArray()) {
      many.forEach(each -> collect(each, orders, file));
    } else if (many instanceof ObjectNode order && order.path("lineItems").isArray()) {
      orders.add(order);
    } else {
      throw new DemoFailure(
          "%s holds something that is not a commercetools order: it has no lineItems. Take it out."
              .formatted(file));
    }
  }
}
