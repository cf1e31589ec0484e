/** Media types of files that come and go (RFC 6838; the first as registered for ISO/IEC 29500). */
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const PDF = 'application/pdf'
