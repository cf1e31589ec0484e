/** A setting that cannot be used; `message` is the one line that the person who starts the server reads. */
export class ConfigError extends Error {}
