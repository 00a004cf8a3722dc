package dev.lockstep.cli.replay;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.temporal.api.failure.v1.CanceledFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.history.v1.ActivityTaskCanceledEventAttributes;
import io.temporal.api.history.v1.History;
import java.util.List;

/**
 * A history that may leave the house: without stack traces, encoded failures and what activities
 * last reported, none of which a replay needs. It replays as the whole one does.
 */
public final class Redaction {
  private Redaction() {}

  public static History of(History history) {
    History.Builder cut = history.toBuilder();
    cut(cut);
    return cut.build();
  }

  private static void cut(Message.Builder message) {
    switch (message) {
      case Failure.Builder failure -> failure.clearStackTrace().clearEncodedAttributes();
      case TimeoutFailureInfo.Builder timeout -> timeout.clearLastHeartbeatDetails();
      case CanceledFailureInfo.Builder cancelled -> cancelled.clearDetails();
      case ActivityTaskCanceledEventAttributes.Builder cancelled -> cancelled.clearDetails();
      default -> {}
    }
    for (FieldDescriptor field : List.copyOf(message.getAllFields().keySet())) {
      if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE || field.isMapField()) {
        continue;
      }
      if (field.isRepeated()) {
        for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
          cut(message.getRepeatedFieldBuilder(field, i));
        }
      } else {
        cut(message.getFieldBuilder(field));
      }
    }
  }
}
