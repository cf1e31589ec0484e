import { useEffect, useState } from 'react'
import type { Strength } from '../../../schemas/password/strength.ts'

type Judge = (password: string, about: readonly string[]) => Strength

/**
 * How hard a password is to guess for somebody who knows name, address and municipality (`about`). Null until the lists of words have been
 * loaded: then the server judges alone.
 */
export function useStrength(password: string, about: readonly string[]): Strength | null {
  const [judge, setJudge] = useState<Judge | null>(null)
  useEffect(() => {
    let here = true
    void import('../../../schemas/password/strength.ts').then(({ passwordStrength }) => {
      if (here) setJudge(() => passwordStrength)
    })
    return () => {
      here = false
    }
  }, [])
  return judge ? judge(password, about) : null
}
