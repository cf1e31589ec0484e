import './theme/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { speakSwedish } from '../schemas/errors/issues.ts'
import { App } from './app/App.tsx'
import { startColorScheme } from './app/color-scheme.ts'

speakSwedish()
startColorScheme()

const place = document.getElementById('app')
if (!place) throw new Error('index.html lacks the element #app.')
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>
)
