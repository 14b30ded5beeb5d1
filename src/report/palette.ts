import { Chalk } from 'chalk';

export type Paint = (text: string) => string;

/** The few colours of all reporters. */
export interface Palette {
  readonly title: Paint;
  readonly good: Paint;
  readonly warn: Paint;
  readonly bad: Paint;
  readonly dim: Paint;
  readonly place: Paint;
}

/** The caller decides on colour: chalk itself looks at flags and streams that are not ours to judge by. */
export function paletteFor(color: boolean): Palette {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    title: chalk.bold,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    dim: chalk.dim,
    place: chalk.cyan,
  };
}
