package dev.lockstep.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The wire log with its bodies, while this listens. */
public final class WireLines implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Logger logger = (Logger) LoggerFactory.getLogger(WireContext.LOGGER);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  private WireLines() {
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
    logger.setLevel(Level.TRACE);
  }

  public static WireLines listen() {
    return new WireLines();
  }

  public List<JsonNode> lines() {
    List<JsonNode> lines = new ArrayList<>();
    for (ILoggingEvent event : appender.list) {
      try {
        lines.add(JSON.readTree(event.getFormattedMessage()));
      } catch (JsonProcessingException e) {
        throw new AssertionError(event.getFormattedMessage(), e);
      }
    }
    return lines;
  }

  @Override
  public void close() {
    logger.setLevel(null);
    logger.setAdditive(true);
    logger.detachAppender(appender);
  }
}
