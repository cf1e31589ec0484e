/** A personal link as the database holds it: of its token only the hash. Times are milliseconds since 1970. */
export interface LinkTimes {
  expires_at: number
  withdrawn_at: number | null
}

/** Does it open anything at this time? */
export const isLinkOpen = (link: LinkTimes, now: number): boolean => link.withdrawn_at === null && now < link.expires_at

/** 32 random bytes as base64url: 256 bits. */
export const TOKEN = /^[\w-]{43}$/

/** The page that a link opens. What opens it stands after a `#`, which no server and no log along the way is told. */
export const answerPath = (token: string): string => `/svar#${token}`
