/** What stands after the `#` of the address, which is sent to no server with it. */
export const tokenOfAddress = (): string => location.hash.slice(1)
