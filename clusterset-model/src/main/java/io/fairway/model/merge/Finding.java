package io.fairway.model.merge;

/**
 * Something that a condition has to tell.
 *
 * @param reason the API's reason
 * @param message why, for people
 */
record Finding(String reason, String message) {}
