import { useId } from 'react';
import { useStation } from '../state/session.ts';
import { useText } from '../state/ui.ts';

/** Frame and watermark of practice mode, over everything and in nobody's way. */
export function PracticeFrame() {
  const t = useText();
  const id = useId();
  if (useStation()?.mode !== 'practice') return null;
  return (
    <>
      <svg className="practice-mark" aria-hidden="true">
        <defs>
          <pattern id={id} width="470" height="220" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
            <text x="0" y="120" fontSize="64" fontWeight="800" letterSpacing="6" fill="currentcolor">
              {t.frame.practice}
            </text>
          </pattern>
        </defs>
        <rect width="100%" height="100%" fill={`url(#${id})`} />
      </svg>
      <div className="practice-frame" aria-hidden="true" />
    </>
  );
}
