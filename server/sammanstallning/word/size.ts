/** A size as people read it. */
export const sizeOf = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} byte`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
