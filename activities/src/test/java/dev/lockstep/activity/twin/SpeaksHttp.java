package dev.lockstep.activity.twin;

import okhttp3.OkHttpClient;

/** Breaks the rule that activities know no wire. */
public record SpeaksHttp(OkHttpClient client) {}
