import { Frame } from './components/frame.tsx';

/** The screens after sign-in. */
export function Desk() {
  return <Frame>{null}</Frame>;
}
