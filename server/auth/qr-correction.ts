/** Multiplication in GF(2⁸) with the polynomial 0x11D, as ISO/IEC 18004 uses it. */
function multiply(a: number, b: number): number {
  let product = 0
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> i) & 1) * a
  }
  return product
}

/** The generator polynomial of so many codewords, without its leading 1. */
function generator(degree: number): number[] {
  const out = new Array<number>(degree - 1).fill(0)
  out.push(1)
  let root = 1
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) out[j] = multiply(out[j] ?? 0, root) ^ (out[j + 1] ?? 0)
    root = multiply(root, 2)
  }
  return out
}

/** The Reed–Solomon codewords that are added to a block. */
export function errorCorrection(data: readonly number[], degree: number): number[] {
  const divisor = generator(degree)
  const rest = new Array<number>(degree).fill(0)
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0)
    rest.push(0)
    for (const [i, coefficient] of divisor.entries()) rest[i] = (rest[i] ?? 0) ^ multiply(coefficient, factor)
  }
  return rest
}
