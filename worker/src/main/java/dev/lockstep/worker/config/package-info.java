/**
 * The configuration: one YAML file, read into records, with every mistake reported at once.
 *
 * <p>Settings are record components that carry {@link dev.lockstep.common.Setting}; {@link
 * dev.lockstep.worker.config.Binder} fills them from the tree that {@link
 * dev.lockstep.worker.config.YamlTree} reads. Neighbours: the platforms' own settings records, the
 * links' {@link dev.lockstep.order.policy}. Invariant: a {@link
 * dev.lockstep.worker.config.LockstepConfig} exists only if the file held no mistake, and no secret
 * is ever part of a message.
 */
@NullMarked
package dev.lockstep.worker.config;

import org.jspecify.annotations.NullMarked;
