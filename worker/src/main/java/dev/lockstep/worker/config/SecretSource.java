package dev.lockstep.worker.config;

import dev.lockstep.common.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Fetches secrets from where the file says they are: {@code {env: NAME}} or {@code {file: path}}.
 *
 * @param directory what relative paths start from: the configuration's own directory
 */
record SecretSource(Path directory, Map<String, String> environment) {

  Secret fetch(ConfigNode node) throws Scalars.Unreadable {
    if (node instanceof ConfigNode.Block block && block.entries().size() == 1) {
      Map.Entry<String, ConfigNode.Entry> only = block.entries().entrySet().iterator().next();
      if (only.getValue().node() instanceof ConfigNode.Value(int line, String where)) {
        switch (only.getKey()) {
          case "env" -> {
            return ofEnvironment(where);
          }
          case "file" -> {
            return ofFile(where);
          }
          default -> {}
        }
      }
    }
    throw new Scalars.Unreadable(
        "is a secret and does not stand in this file. Write {env: NAME} or {file: path}.");
  }

  private Secret ofEnvironment(String name) throws Scalars.Unreadable {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new Scalars.Unreadable(
          "names an environment variable that is %s: %s. Set it, or correct the name."
              .formatted(value == null ? "not set" : "empty", name));
    }
    return new Secret(value.strip());
  }

  private Secret ofFile(String name) throws Scalars.Unreadable {
    Path file = directory.resolve(name);
    String value;
    try {
      value = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new Scalars.Unreadable(
          "names a file that does not exist: %s. Create it, or correct the path.".formatted(file));
    } catch (IOException e) {
      throw new Scalars.Unreadable(
          "names a file that cannot be read: %s. It must be a text file this account may read."
              .formatted(file));
    }
    if (value.isBlank()) {
      throw new Scalars.Unreadable(
          "names a file that is empty: %s. Put the secret into it.".formatted(file));
    }
    return new Secret(value.strip());
  }
}
