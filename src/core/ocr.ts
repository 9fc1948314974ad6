import type { Box } from './box.ts';

/** Grey pixels, row by row: 0 is black, 255 is white. Prepared for reading, text is dark on light. */
export interface GreyImage {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export interface OcrWord {
  text: string;
  /** 0 to 100, as the engine judges itself. */
  confidence: number;
  box: Box;
}

/** Finds the words in an image. Throws StepcheckError (turn retry) where the engine died or took too long. */
export interface Ocr {
  recognise(image: GreyImage): Promise<OcrWord[]>;
  close(): Promise<void>;
}
