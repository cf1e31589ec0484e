import { messages } from '../messages/messages.ts'
import { fieldRule } from './field-rule.ts'

const NUMBER = /(?<![\p{L}\p{N}-])(?:(?:19|20)?(\d{2})(\d{2})(\d{2}))[-+]?(\d{4})(?![\p{L}\p{N}-])/gu

/** A Swedish personal identity number or coordination number, whose day and check digit are right. */
export const personnummer = fieldRule({
  id: 'personnummer',
  severity: 'fel',
  find({ flat }) {
    const message = messages.problems.personnummer.what
    return personnummerIn(flat).map(span => ({ ...span, message }))
  }
})

/** Where such numbers stand in a text. */
export function personnummerIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(NUMBER)]
    .filter(([, year = '', month = '', day = '', last = '']) => {
      const date = Number(day) > 60 ? Number(day) - 60 : Number(day)
      const isDay = Number(month) >= 1 && Number(month) <= 12 && date >= 1 && date <= 31
      return isDay && checkDigitFits(year + month + day + last)
    })
    .map(({ index, 0: found }) => ({ from: index, to: index + found.length }))
}

/** The check digit by the Luhn algorithm, as the Tax Agency prescribes it. */
function checkDigitFits(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
