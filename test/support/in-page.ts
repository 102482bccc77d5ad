/** As much of a browser's elements as the tests touch there: this project's types know no browser. */
export interface InPage {
  readonly ownerDocument: {
    readonly activeElement: unknown;
    readonly defaultView: {
      readonly innerWidth: number;
      readonly innerHeight: number;
      getComputedStyle(element: InPage, pseudo?: string): Readonly<Record<string, string>>;
    };
    createElement(name: 'canvas'): Canvas;
  };
  readonly tagName: string;
  readonly textContent: string;
  getBoundingClientRect(): Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'width' | 'height', number>>;
  // Pictures
  readonly complete: boolean;
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  decode(): Promise<void>;
  // Sound and film
  readonly controls: boolean;
  currentTime: number;
  readonly readyState: number;
  addEventListener(name: string, heard: (event: unknown) => void): void;
  readonly duration: number;
  readonly error: { readonly message: string } | null;
  readonly videoWidth: number;
  readonly videoHeight: number;
}

interface Canvas {
  width: number;
  height: number;
  getContext(
    kind: '2d',
    options: { readonly willReadFrequently: true },
  ): {
    drawImage(node: InPage, x: number, y: number, width: number, height: number): void;
    getImageData(x: number, y: number, width: number, height: number): { readonly data: ArrayLike<number> };
  };
}
