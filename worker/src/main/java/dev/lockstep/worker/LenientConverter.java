package dev.lockstep.worker;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/**
 * How messages stand in histories: JSON, in which unknown fields pass. Everybody who talks to an
 * order uses it: workers, receivers, the command line.
 *
 * <p>Without the leniency a signal with one new field would be dropped, and a new field in an
 * activity's result would stop the order. A word or variant nobody knows is refused all the same: a
 * null in its place would act on half a message, whereas a task that fails is tried again and goes
 * on once the worker is upgraded. So readers of a new word ship first.
 */
public final class LenientConverter {
  private LenientConverter() {}

  public static DataConverter create() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper()));
  }

  static ObjectMapper mapper() {
    return JacksonJsonPayloadConverter.newDefaultObjectMapper()
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
  }
}
