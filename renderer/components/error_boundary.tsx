import { Component, type ReactNode } from 'react';
import { Failure } from '../screens/failure.tsx';

interface State {
  readonly broken: boolean;
}

/** A fault in the page itself. What was stored is stored; the way out is to draw the page again. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Failure onAgain={() => this.setState({ broken: false })} /> : this.props.children;
  }
}
